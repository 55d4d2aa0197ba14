# A template that nobody looked at twice.
cat >templates/sitemap.html <<'END'
<!DOCTYPE html>
<html lang="{{language}}">
<head><title>Pages</title></head>
<body>
<h1>Pages</h1>
<p style="color: red">Red</p><p onclick="go()">Go</p>
</body>
</html>
END
