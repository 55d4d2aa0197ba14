# A template that nobody looked at twice.
cat >templates/sitemap.html <<'END'
<!DOCTYPE html>
<html lang="{{language}}">
<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'" /><meta name="referrer" content="no-referrer" /><title>Pages</title></head>
<body>
<h1>Pages</h1>
<img src="media/none.png" alt="" />
</body>
</html>
END
