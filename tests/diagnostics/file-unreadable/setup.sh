# Git keeps no such folder.
rm kit/en/m01-start/module.md
mkdir kit/en/m01-start/module.md
