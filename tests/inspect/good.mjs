// The smallest packages of each standard that nothing is wrong with: objects of paths and texts.

const page = (title, more = '') => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body><h1>${title}</h1>${more}</body></html>
`;

export const scorm12 = () => ({
	'imsmanifest.xml': `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="M" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="O">
    <organization identifier="O"><title>Course</title>
      <item identifier="I1" identifierref="R1"><title>Lesson one</title>
        <adlcp:masteryscore>80</adlcp:masteryscore>
      </item>
      <item identifier="I2" identifierref="R2"><title>Lesson two</title></item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="R1" type="webcontent" adlcp:scormtype="sco" href="one.html">
      <file href="one.html"/>
      <file href="media/door.png"/>
      <dependency identifierref="R3"/>
    </resource>
    <resource identifier="R2" type="webcontent" adlcp:scormtype="sco" href="two.html">
      <file href="two.html"/>
    </resource>
    <resource identifier="R3" type="webcontent" adlcp:scormtype="asset">
      <file href="style.css"/>
      <file href="script.js"/>
    </resource>
  </resources>
</manifest>
`,
	'one.html': page('One', '<img src="media/door.png" alt="A door">'),
	'two.html': page('Two', '<a href="https://example.org/">More</a>'),
	'media/door.png': 'not really a picture',
	'style.css': 'body { color: #222; background: url(media/door.png) }\n',
	'script.js': 'var source = "nothing";\n',
});

export const scorm2004 = () => ({
	'imsmanifest.xml': `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="M" version="1" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
  <metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
  <organizations default="O">
    <organization identifier="O"><title>Course</title>
      <item identifier="I1" identifierref="R1"><title>Lesson</title>
        <imsss:sequencing>
          <imsss:objectives><imsss:primaryObjective satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
      </item>
      <imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>
    </organization>
  </organizations>
  <resources>
    <resource identifier="R1" type="webcontent" adlcp:scormType="sco" href="index.html">
      <file href="index.html"/>
    </resource>
  </resources>
</manifest>
`,
	'index.html': page('Lesson'),
	'imscp_v1p1.xsd': '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>',
	'adlcp_v1p3.xsd': '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>',
	'imsss_v1p0.xsd': '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>',
});

export const contentPackage = () => ({
	'imsmanifest.xml': `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="M" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1">
  <metadata><schema>IMS Content</schema><schemaversion>1.1.4</schemaversion></metadata>
  <organizations default="O">
    <organization identifier="O"><title>Reader</title>
      <item identifier="I1" identifierref="R1"><title>Page</title></item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="R1" type="webcontent" href="page%20one.html"><file href="page%20one.html"/></resource>
  </resources>
</manifest>
`,
	'page one.html': page('Page'),
});

export const cartridge = () => ({
	'imsmanifest.xml': `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="M" xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1" xmlns:lomimscc="http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest">
  <metadata>
    <schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion>
    <lomimscc:lom><lomimscc:general><lomimscc:title><lomimscc:string language="en">Cartridge</lomimscc:string></lomimscc:title></lomimscc:general></lomimscc:lom>
  </metadata>
  <organizations>
    <organization identifier="O" structure="rooted-hierarchy">
      <item identifier="top">
        <item identifier="I1" identifierref="R1"><title>Page</title></item>
        <item identifier="I2" identifierref="R2"><title>Quiz</title></item>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="R1" type="webcontent" href="page.html"><file href="page.html"/></resource>
    <resource identifier="R2" type="imsqti_xmlv1p2/imscc_xmlv1p1/assessment"><file href="quiz.xml"/></resource>
  </resources>
</manifest>
`,
	'page.html': page('Page'),
	'quiz.xml': `<?xml version="1.0"?>
<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">
  <assessment ident="A" title="Quiz"><section ident="root_section"/></assessment>
</questestinterop>
`,
});

export const cmi5 = () => ({
	'cmi5.xml': `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="https://example.org/course">
    <title><langstring lang="en">Course</langstring></title>
    <description><langstring lang="en">All of it</langstring></description>
  </course>
  <objectives>
    <objective id="https://example.org/objective"><title><langstring lang="en">Know</langstring></title></objective>
  </objectives>
  <block id="https://example.org/block">
    <title><langstring lang="en">Part</langstring></title>
    <description><langstring lang="en">One</langstring></description>
    <au id="https://example.org/one" moveOn="CompletedOrPassed" masteryScore="0.8">
      <title><langstring lang="en">One</langstring></title>
      <description><langstring lang="en">The first</langstring></description>
      <objectives><objective idref="https://example.org/objective"/></objectives>
      <url>one/index.html?lang=en</url>
    </au>
  </block>
</courseStructure>
`,
	'one/index.html': page('One'),
});

export const epub = () => ({
	mimetype: 'application/epub+zip',
	'META-INF/container.xml': `<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="OEBPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`,
	'OEBPS/package.opf': `<?xml version="1.0"?>
<package version="3.0" unique-identifier="id" xmlns="http://www.idpf.org/2007/opf">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="id">urn:uuid:1</dc:identifier><dc:title>Book</dc:title><dc:language>en</dc:language>
  </metadata>
  <manifest>
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="c1" href="one.xhtml" media-type="application/xhtml+xml"/>
  </manifest>
  <spine><itemref idref="c1"/></spine>
</package>
`,
	'OEBPS/nav.xhtml': `<?xml version="1.0"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Contents</title></head>
<body><nav epub:type="toc"><ol><li><a href="one.xhtml">Chapter <b>one</b></a></li></ol></nav></body></html>
`,
	'OEBPS/one.xhtml': `<?xml version="1.0"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>One</title></head><body><p>One</p></body></html>
`,
});

export const h5p = () => ({
	'h5p.json': JSON.stringify({
		title: 'Activity', language: 'en', mainLibrary: 'H5P.MultiChoice',
		preloadedDependencies: [{ machineName: 'H5P.MultiChoice', majorVersion: '1', minorVersion: '16' }],
	}, null, 2),
	'content/content.json': '{"question": "Which?"}\n',
	'H5P.MultiChoice-1.16/library.json': '{"title": "Multiple choice"}\n',
});

export const website = () => ({ 'index.html': page('Site'), 'about.html': page('About') });
