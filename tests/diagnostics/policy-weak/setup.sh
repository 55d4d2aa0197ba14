# A page that forgot its policy, and one whose policy was loosened for something that no page needs.
cat >templates/sitemap.html <<'END'
<!DOCTYPE html>
<html lang="{{language}}">
<head><meta name="referrer" content="no-referrer" /><title>Pages</title></head>
<body>
<h1>Pages</h1>
</body>
</html>
END
cat >templates/settings.html <<'END'
<!DOCTYPE html>
<html lang="{{language}}">
<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'" />
<meta name="referrer" content="no-referrer" /><title>Settings</title></head>
<body>
<h1>Settings</h1>
</body>
</html>
END
