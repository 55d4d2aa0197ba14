# A template that nobody looked at twice.
cat >templates/sitemap.html <<'END'
<!DOCTYPE html>
<html lang="{{language}}">
<head><title>Pages</title></head>
<body>
<h1>Pages</h1>
<a href="none.html">Nowhere</a> <a href="glossary.html#term-none">Nothing</a> <a href="#none">Here</a>
</body>
</html>
END
