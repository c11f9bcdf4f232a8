/**
 * What the REFI-QDA standard (project exchange 1.0) asks of those parts of a project that are written here, as RELAX NG: order
 * of children, attributes that must be there, the form of GUIDs. Written from the standard's description; the standard's own
 * schema is on qdasoftware.org.
 */
export const REFI_QDA_RULES = `<?xml version="1.0"?>
<grammar ns="urn:QDA-XML:project:1.0" xmlns="http://relaxng.org/ns/structure/1.0"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start>
    <element name="Project">
      <attribute name="name"/>
      <optional><attribute name="origin"/></optional>
      <optional><attribute name="creatingUserGUID"><ref name="guid"/></attribute></optional>
      <optional><attribute name="creationDateTime"><data type="dateTime"/></attribute></optional>
      <optional>
        <element name="Users"><oneOrMore>
          <element name="User"><ref name="id"/><optional><attribute name="name"/></optional></element>
        </oneOrMore></element>
      </optional>
      <optional><element name="CodeBook"><element name="Codes"><oneOrMore><ref name="code"/></oneOrMore></element></element></optional>
      <optional><element name="Sources"><oneOrMore><ref name="source"/></oneOrMore></element></optional>
    </element>
  </start>
  <define name="guid">
    <data type="token"><param name="pattern">[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}</param></data>
  </define>
  <define name="id"><attribute name="guid"><ref name="guid"/></attribute></define>
  <define name="made">
    <optional><attribute name="creatingUser"><ref name="guid"/></attribute></optional>
    <optional><attribute name="creationDateTime"><data type="dateTime"/></attribute></optional>
  </define>
  <define name="about"><optional><element name="Description"><text/></element></optional></define>
  <define name="code">
    <element name="Code">
      <ref name="id"/>
      <attribute name="name"/>
      <attribute name="isCodable"><data type="boolean"/></attribute>
      <ref name="about"/>
      <zeroOrMore><ref name="code"/></zeroOrMore>
    </element>
  </define>
  <define name="source">
    <element name="TextSource">
      <ref name="id"/>
      <ref name="made"/>
      <optional><attribute name="name"/></optional>
      <attribute name="plainTextPath"><data type="string"><param name="pattern">internal://[0-9a-f-]{36}\\.txt</param></data></attribute>
      <ref name="about"/>
      <zeroOrMore>
        <element name="PlainTextSelection">
          <ref name="id"/>
          <ref name="made"/>
          <optional><attribute name="name"/></optional>
          <attribute name="startPosition"><data type="integer"/></attribute>
          <attribute name="endPosition"><data type="integer"/></attribute>
          <ref name="about"/>
          <zeroOrMore>
            <element name="Coding">
              <ref name="id"/>
              <ref name="made"/>
              <element name="CodeRef"><attribute name="targetGUID"><ref name="guid"/></attribute></element>
            </element>
          </zeroOrMore>
        </element>
      </zeroOrMore>
    </element>
  </define>
</grammar>
`;
