/* Schema validation: files that import each other, what is told, and what a document cannot make us open. */
#include "temporary.h"

#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/schema.h"
#include "base/xmlread.h"

#define XS "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" elementFormDefault=\"qualified\" "

/* Like SCORM 1.2's ims_xml.xsd: libxml2 complains about its default namespace, to whoever listens or to stderr. */
static const char xml_xsd[] = "<xsd:schema xmlns=\"http://www.w3.org/XML/1998/namespace\" "
			      "targetNamespace=\"http://www.w3.org/XML/1998/namespace\" "
			      "xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\">"
			      "<xsd:attribute name=\"lang\" type=\"xsd:language\"/></xsd:schema>";
static const char base_xsd[] =
    XS "targetNamespace=\"urn:base\" xmlns=\"urn:base\">"
       "<xs:import namespace=\"http://www.w3.org/XML/1998/namespace\" schemaLocation=\"xml.xsd\"/>"
       "<xs:element name=\"manifest\"><xs:complexType><xs:sequence>"
       "<xs:element name=\"title\" type=\"xs:string\"/><xs:any namespace=\"##other\" minOccurs=\"0\"/>"
       "</xs:sequence><xs:attribute name=\"identifier\" type=\"xs:ID\" use=\"required\"/>"
       "<xs:attribute ref=\"xml:lang\"/></xs:complexType></xs:element></xs:schema>";
static const char more_xsd[] =
    XS "targetNamespace=\"urn:more\"><xs:element name=\"score\" type=\"xs:int\"/></xs:schema>";

static const struct schema_import imports[] = { { "urn:base", "base.xsd" }, { "urn:more", "more.xsd" } };

static struct schema *load(struct temporary *temporary, const char *folder)
{
	struct strbuf problem = STRBUF_INIT;
	temporary_write(temporary, arena_printf(&temporary->arena, "%s/xml.xsd", folder), xml_xsd);
	temporary_write(temporary, arena_printf(&temporary->arena, "%s/base.xsd", folder), base_xsd);
	temporary_write(temporary, arena_printf(&temporary->arena, "%s/more.xsd", folder), more_xsd);
	struct schema *schema = schema_load(temporary_path(temporary, folder), imports, 2, &problem);
	assert_string_equal(problem.text, "");
	assert_non_null(schema);
	strbuf_release(&problem);
	return schema;
}

static const char good[] = "<manifest xmlns=\"urn:base\" identifier=\"M\" xml:lang=\"en\">\n<title>T</title>\n"
			   "<score xmlns=\"urn:more\">80</score></manifest>";

static void a_good_document_is_valid(void **state)
{
	struct schema *schema = load(*state, "schemas");
	struct strbuf problem = STRBUF_INIT;
	assert_true(schema_validate(schema, good, strlen(good), &problem));
	assert_string_equal(problem.text, "");
	schema_free(schema);
	strbuf_release(&problem);
}

static void faults_are_told_with_their_lines(void **state)
{
	static const struct {
		const char *document;
		const char *line;
		const char *word;
	} table[] = {
		{ "<manifest xmlns=\"urn:base\">\n<title/></manifest>", "line 1: ", "identifier" },
		{ "<manifest xmlns=\"urn:base\" identifier=\"M\">\n\n<name/></manifest>", "line 3: ", "name" },
		{ "<manifest xmlns=\"urn:base\" identifier=\"M\"><title/>\n<score "
		  "xmlns=\"urn:more\">x</score></manifest>",
		  "line 2: ", "score" },
		{ "<manifest xmlns=\"urn:base\" identifier=\"M\">\n<title>", "line 2: ", "" },
		{ "<other/>", "line 1: ", "other" },
		{ "<!DOCTYPE manifest [<!ENTITY a \"b\">]><manifest/>", "", "document type" },
		{ "", "", "empty" },
	};
	struct schema *schema = load(*state, "schemas");
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct strbuf problem = STRBUF_INIT;
		assert_false(schema_validate(schema, table[i].document, strlen(table[i].document), &problem));
		if (strncmp(problem.text, table[i].line, strlen(table[i].line)) != 0 ||
		    !strstr(problem.text, table[i].word))
			fail_msg("%zu: %s", i, problem.text);
		assert_int_equal(problem.text[problem.length - 1], '\n');
		strbuf_release(&problem);
	}
	schema_free(schema);
}

static void missing_or_broken_files_are_named(void **state)
{
	struct temporary *temporary = *state;
	struct strbuf problem = STRBUF_INIT;
	temporary_write(temporary, "s/xml.xsd", xml_xsd);
	temporary_write(temporary, "s/base.xsd", base_xsd);
	assert_null(schema_load(temporary_path(temporary, "s"), imports, 2, &problem));
	assert_non_null(strstr(problem.text, "more.xsd is missing"));
	strbuf_reset(&problem);
	temporary_write(
	    temporary, "s/more.xsd",
	    XS "targetNamespace=\"urn:more\" xmlns=\"urn:more\"><xs:element name=\"a\" type=\"nowhere\"/></xs:schema>");
	assert_null(schema_load(temporary_path(temporary, "s"), imports, 2, &problem));
	assert_non_null(strstr(problem.text, "nowhere"));
	strbuf_reset(&problem);
	temporary_write(temporary, "s/more.xsd", "<xs:schema");
	assert_null(schema_load(temporary_path(temporary, "s"), imports, 2, &problem));
	assert_true(problem.length > 0);
	strbuf_release(&problem);
}

static void folders_may_have_any_name(void **state)
{
	static const char *const names[] = { "with blank", "a%20b", "ni\xC3\xB1o", "#x?y", "a&b<c>\"d" };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		struct schema *schema = load(*state, names[i]);
		struct strbuf problem = STRBUF_INIT;
		assert_true(schema_validate(schema, good, strlen(good), &problem));
		schema_free(schema);
		strbuf_release(&problem);
	}
}

/* A document's own schema hints are not followed: a pipe would hang us. */
static void hints_in_documents_are_not_followed(void **state)
{
	struct temporary *temporary = *state;
	struct schema *schema = load(temporary, "schemas");
	struct strbuf problem = STRBUF_INIT;
	const char *pipe = temporary_path(temporary, "pipe.xsd");
	assert_int_equal(mkfifo(pipe, 0600), 0);
	const char *document = arena_printf(
	    &temporary->arena,
	    "<manifest xmlns=\"urn:base\" identifier=\"M\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
	    "xsi:schemaLocation=\"urn:base base.xsd urn:third %s\"><title/></manifest>",
	    pipe);
	alarm(10);
	assert_true(schema_validate(schema, document, strlen(document), &problem));
	alarm(0);
	assert_string_equal(problem.text, "");
	schema_free(schema);
	strbuf_release(&problem);
}

/* A port of this machine on which somebody would notice a call. */
static int listen_somewhere(unsigned *port)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t length = sizeof address;
	int descriptor = socket(AF_INET, SOCK_STREAM, 0);
	assert_true(descriptor >= 0);
	assert_int_equal(bind(descriptor, (struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(listen(descriptor, 4), 0);
	assert_int_equal(getsockname(descriptor, (struct sockaddr *)&address, &length), 0);
	*port = ntohs(address.sin_port);
	return descriptor;
}

static void nobody_is_called(void **state)
{
	struct temporary *temporary = *state;
	struct strbuf problem = STRBUF_INIT;
	unsigned port = 0;
	int descriptor = listen_somewhere(&port);
	temporary_write(temporary, "s/more.xsd", more_xsd);
	temporary_write(
	    temporary, "s/base.xsd",
	    arena_printf(&temporary->arena,
			 XS "targetNamespace=\"urn:base\"><xs:import namespace=\"urn:x\" "
			    "schemaLocation=\"http://127.0.0.1:%u/x.xsd\"/><xs:element name=\"a\"/></xs:schema>",
			 port));
	alarm(10); /* a call would wait for an answer */
	struct schema *schema = schema_load(temporary_path(temporary, "s"), imports, 2, &problem);
	alarm(0);
	struct pollfd call = { .fd = descriptor, .events = POLLIN };
	assert_int_equal(poll(&call, 1, 50), 0);
	close(descriptor);
	schema_free(schema);
	strbuf_release(&problem);
}

static void *validate_many(void *context)
{
	size_t valid = 0;
	for (int i = 0; i < 50; i++) {
		struct strbuf problem = STRBUF_INIT;
		valid += schema_validate(context, good, strlen(good), &problem);
		valid += !schema_validate(context, "<other/>", 8, &problem);
		strbuf_release(&problem);
	}
	return valid == 100 ? context : NULL;
}

static void threads_share_a_schema(void **state)
{
	struct schema *schema = load(*state, "schemas");
	pthread_t threads[4];
	for (int i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, validate_many, schema), 0);
	for (int i = 0; i < 4; i++) {
		void *result = NULL;
		pthread_join(threads[i], &result);
		assert_ptr_equal(result, schema);
	}
	schema_free(schema);
}

static void nothing_is_printed(void **state)
{
	struct temporary *temporary = *state;
	const char *path = temporary_path(temporary, "stderr");
	fflush(stderr);
	int saved = dup(STDERR_FILENO);
	FILE *captured = fopen(path, "w");
	assert_non_null(captured);
	dup2(fileno(captured), STDERR_FILENO);
	struct schema *schema = load(temporary, "schemas");
	struct strbuf problem = STRBUF_INIT;
	schema_validate(schema, "<a", 2, &problem);
	fflush(stderr);
	dup2(saved, STDERR_FILENO);
	close(saved);
	fclose(captured);
	schema_free(schema);
	strbuf_release(&problem);
	assert_string_equal(temporary_read(temporary, "stderr"), "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, temporary_set_up, temporary_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(nothing_is_printed), /* first: later libxml2 might keep quiet for other reasons */
		TEST(a_good_document_is_valid),
		TEST(faults_are_told_with_their_lines),
		TEST(missing_or_broken_files_are_named),
		TEST(folders_may_have_any_name),
		TEST(hints_in_documents_are_not_followed),
		TEST(nobody_is_called),
		TEST(threads_share_a_schema),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	xmlread_stop_library();
	return failed;
}
