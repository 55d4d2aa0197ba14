sed '/^page:/,/^[a-z]*:$/{ /^  direction:/d; }' templates/strings/es.yaml >es.yaml
mv es.yaml templates/strings/es.yaml
