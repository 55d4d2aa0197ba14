# 64 KB and one byte.
{ printf '# Lesson\n\n' && head -c 65527 /dev/zero | tr '\0' ' '; } >kit/en/m01-start/02-large.md
