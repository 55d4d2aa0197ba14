# 60 KB of letters three times, which a package squeezes well.
mkdir -p kit/shared
awk 'BEGIN { for (i = 0; i < 10000; i++) printf "letter"; print "" }' >kit/shared/letters.md
for i in 1 2 3; do
	printf '\n[Letters](../../shared/letters.md "include")\n' >>kit/en/m01-start/01-lesson.md
done
