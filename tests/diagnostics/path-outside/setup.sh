# A link to a file beside the kit, and one through a folder.
mkdir elsewhere
mv kit/references.md kit/en/m01-start elsewhere/
ln -s ../elsewhere/references.md kit/references.md
ln -s ../../elsewhere/m01-start kit/en/m01-start
