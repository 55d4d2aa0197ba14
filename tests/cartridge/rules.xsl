<!-- Makes of a schema that has Schematron rules in its xs:appinfo a stylesheet that looks for what breaks them: a line a finding. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:o="urn:out"
    xmlns:e="http://exslt.org/common" exclude-result-prefixes="e sch" xmlns:sch="http://purl.oclc.org/dsdl/schematron">
 <xsl:namespace-alias stylesheet-prefix="o" result-prefix="xsl"/>
 <xsl:template match="/"><o:stylesheet version="1.0">
   <xsl:for-each select="//sch:ns"><xsl:variable name="h"><xsl:element name="{@prefix}:x" namespace="{@uri}"/></xsl:variable>
     <xsl:variable name="p" select="@prefix"/><xsl:copy-of select="e:node-set($h)/*/namespace::*[name()=$p]"/></xsl:for-each>
   <o:output method="text"/>
   <o:template match="/"><xsl:for-each select="//sch:pattern"><o:apply-templates select="/" mode="p{position()}"/></xsl:for-each></o:template>
   <xsl:for-each select="//sch:pattern"><xsl:variable name="m" select="concat('p',position())"/>
    <o:template match="@*|text()|comment()|processing-instruction()" mode="{$m}"/>
    <o:template match="*|/" mode="{$m}"><o:apply-templates mode="{$m}"/></o:template>
    <xsl:for-each select="sch:rule"><o:template match="{@context}" mode="{$m}" priority="{1000 - position()}">
      <xsl:for-each select="sch:let"><o:variable name="{@name}" select="{@value}"/></xsl:for-each>
      <xsl:for-each select="sch:assert"><o:if test="not({@test})"><xsl:call-template name="say"/></o:if></xsl:for-each>
      <xsl:for-each select="sch:report"><o:if test="{@test}"><xsl:call-template name="say"/></o:if></xsl:for-each>
      <o:apply-templates mode="{$m}"/></o:template></xsl:for-each>
   </xsl:for-each></o:stylesheet></xsl:template>
 <xsl:template name="say"><xsl:for-each select="node()"><xsl:choose>
   <xsl:when test="self::sch:value-of"><o:value-of select="{@select}"/></xsl:when>
   <xsl:when test="self::text()"><o:text><xsl:value-of select="concat(normalize-space(.),' ')"/></o:text></xsl:when>
  </xsl:choose></xsl:for-each><o:text><xsl:text>&#10;</xsl:text></o:text></xsl:template>
</xsl:stylesheet>
