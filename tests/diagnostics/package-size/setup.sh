# 60 KB of letters that do not compress, three times: too far apart for deflate to see that they repeat.
mkdir -p kit/shared
awk 'BEGIN {
	letters = "abcdefghijklmnopqrstuvwxyz0123456789"
	number = 7
	for (i = 0; i < 60000; i++) {
		number = (number * 1103 + 12345) % 1000003
		printf "%s", substr(letters, int(number / 1000003 * 36) + 1, 1)
	}
	print ""
}' >kit/shared/noise.md
for i in 1 2 3; do
	printf '\n[Noise](../../shared/noise.md "include")\n' >>kit/en/m01-start/01-lesson.md
done
