printf '# Glossary\n\n## Sample {#sample}\n\nA thing\007 that rings.\n' >kit/en/glossary.md
printf '# References\n\n## source\n\nA name that \342\200\256 runs backwards.\n\n- facts: fact\n' >kit/references.md
