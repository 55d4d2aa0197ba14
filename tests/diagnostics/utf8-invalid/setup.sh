# Latin-1, as some editors still save it.
printf '# Glossary\n\n## Sample {#sample}\n\nA caf\351.\n' >kit/en/glossary.md
