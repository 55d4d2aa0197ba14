# A template that nobody looked at twice.
cat >templates/sitemap.html <<'END'
<!DOCTYPE html>
<html lang="{{language}}">
<head><title>Pages</title></head>
<body>
<h1>Pages</h1>
<a href="https://example.org/">Elsewhere</a>
</body>
</html>
END
