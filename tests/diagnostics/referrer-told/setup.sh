# A template that nobody looked at twice.
cat >templates/sitemap.html <<'END'
<!DOCTYPE html>
<html lang="{{language}}">
<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'" /><title>Pages</title></head>
<body>
<h1>Pages</h1>
</body>
</html>
END
