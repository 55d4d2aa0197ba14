#include "squeeze/script_grammar.h"

#include <string.h>

#include "base/array.h"

/* The last token is the one to judge next, those before it are taken. After a mistake it is SCRIPT_END: nothing more is read. */
struct parser {
	struct script_reader reader;
	struct arena *arena;
	struct script_token *tokens;
	size_t count;
	size_t capacity;
	struct script_scopes *scopes;
	unsigned depth;
	bool failed;
};

/* In the head of a "for", "in" ends an expression. */
enum in_operator { WITH_IN, WITHOUT_IN };

enum list_kind { BODY, BLOCK };

/* A list of statements. */
struct list {
	size_t count;
	bool ends_open; /* the last one ends with an "if" that has no "else", and would take one that follows */
};

static void parse_expression(struct parser *parser, enum in_operator in);
static void parse_assignment(struct parser *parser, enum in_operator in);
static void parse_function(struct parser *parser);
static bool parse_statement(struct parser *parser);
static struct list parse_list(struct parser *parser, enum list_kind kind);

/* ---- tokens */

static struct script_token *current(struct parser *parser)
{
	return &parser->tokens[parser->count - 1];
}

static void fail(struct parser *parser)
{
	parser->failed = true;
	current(parser)->kind = SCRIPT_END;
}

static struct script_token *push(struct parser *parser)
{
	return ARRAY_PUSH(parser->arena, parser->tokens, parser->count, parser->capacity);
}

static void read_next(struct parser *parser)
{
	*push(parser) = script_token_read(&parser->reader);
	if (current(parser)->kind == SCRIPT_BROKEN)
		fail(parser);
}

static bool is(struct parser *parser, const char *text)
{
	return script_token_is(current(parser), text);
}

static bool at_end(struct parser *parser)
{
	return current(parser)->kind == SCRIPT_END;
}

static void take(struct parser *parser)
{
	if (!at_end(parser))
		read_next(parser);
}

static bool accept(struct parser *parser, const char *text)
{
	if (!is(parser, text))
		return false;
	take(parser);
	return true;
}

static void expect(struct parser *parser, const char *text)
{
	if (!accept(parser, text))
		fail(parser);
}

static void descend(struct parser *parser)
{
	if (++parser->depth > SCRIPT_NESTING_LIMIT)
		fail(parser);
}

static void ascend(struct parser *parser)
{
	parser->depth--;
}

/* A name that is declared here (`note` is script_scopes_declare) or used; its index. */
static size_t take_name(struct parser *parser, size_t (*note)(struct script_scopes *, const char *, size_t))
{
	struct script_token *token = current(parser);
	size_t name = 0;

	if (token->kind != SCRIPT_NAME) {
		fail(parser);
	} else {
		name = token->name = note(parser->scopes, token->text, token->length);
		take(parser);
	}
	return name;
}

static bool is_name_or_keyword(struct parser *parser)
{
	return current(parser)->kind == SCRIPT_NAME || current(parser)->kind == SCRIPT_KEYWORD;
}

static void take_label(struct parser *parser)
{
	if (is_name_or_keyword(parser)) {
		current(parser)->kind = SCRIPT_LABEL;
		take(parser);
	} else {
		fail(parser);
	}
}

/* ---- expressions */

static bool is_literal(struct parser *parser)
{
	enum script_token_kind kind = current(parser)->kind;

	return kind == SCRIPT_NUMBER || kind == SCRIPT_STRING || is(parser, "this") || is(parser, "null") ||
	       is(parser, "true") || is(parser, "false");
}

static void parse_array(struct parser *parser)
{
	expect(parser, "[");
	while (!is(parser, "]") && !at_end(parser)) {
		if (accept(parser, ","))
			continue;
		parse_assignment(parser, WITH_IN);
		if (!is(parser, "]"))
			expect(parser, ",");
	}
	expect(parser, "]");
}

static void parse_key(struct parser *parser)
{
	if (current(parser)->kind == SCRIPT_STRING || current(parser)->kind == SCRIPT_NUMBER)
		take(parser);
	else
		take_label(parser);
}

static bool is_accessor(const struct script_token *token)
{
	return token->kind == SCRIPT_NAME && token->length == 3 &&
	       (memcmp(token->text, "get", 3) == 0 || memcmp(token->text, "set", 3) == 0);
}

/* "key: value"; "get key() { … }" and "set key(value) { … }". */
static void parse_property(struct parser *parser)
{
	bool may_be_accessor = is_accessor(current(parser));

	parse_key(parser);
	if (may_be_accessor && !is(parser, ":")) {
		struct script_scope scope = script_scopes_enter_function(parser->scopes);

		parse_key(parser);
		parse_function(parser);
		script_scopes_leave_function(parser->scopes, scope);
	} else {
		expect(parser, ":");
		parse_assignment(parser, WITH_IN);
	}
}

static void parse_object(struct parser *parser)
{
	expect(parser, "{");
	while (!is(parser, "}") && !at_end(parser)) {
		parse_property(parser);
		if (!is(parser, "}"))
			expect(parser, ",");
	}
	expect(parser, "}");
}

/* Its name, if it has one, is known inside of it only. */
static void parse_function_expression(struct parser *parser)
{
	struct script_scope scope = script_scopes_enter_function(parser->scopes);

	expect(parser, "function");
	if (!is(parser, "("))
		take_name(parser, script_scopes_declare);
	parse_function(parser);
	script_scopes_leave_function(parser->scopes, scope);
}

static void parse_regex(struct parser *parser)
{
	*current(parser) = script_token_read_regex(&parser->reader, *current(parser));
	if (current(parser)->kind == SCRIPT_BROKEN)
		fail(parser);
	take(parser);
}

static void parse_primary(struct parser *parser)
{
	if (is_literal(parser)) {
		take(parser);
	} else if (accept(parser, "(")) {
		parse_expression(parser, WITH_IN);
		expect(parser, ")");
	} else if (is(parser, "function")) {
		parse_function_expression(parser);
	} else if (is(parser, "[")) {
		parse_array(parser);
	} else if (is(parser, "{")) {
		parse_object(parser);
	} else if (is(parser, "/") || is(parser, "/=")) {
		parse_regex(parser);
	} else {
		take_name(parser, script_scopes_use);
	}
}

static void parse_arguments(struct parser *parser)
{
	expect(parser, "(");
	if (!is(parser, ")"))
		do
			parse_assignment(parser, WITH_IN);
		while (accept(parser, ","));
	expect(parser, ")");
}

/* What follows a value: ".name", "[…]", "(…)", "++". */
static void parse_tail(struct parser *parser)
{
	for (;;) {
		if (accept(parser, ".")) {
			take_label(parser);
		} else if (accept(parser, "[")) {
			parse_expression(parser, WITH_IN);
			expect(parser, "]");
		} else if (is(parser, "(")) {
			parse_arguments(parser);
		} else {
			break;
		}
	}
	if ((is(parser, "++") || is(parser, "--")) && !current(parser)->after_line_end)
		take(parser);
}

static bool is_in(struct parser *parser, const char *const *list, size_t count)
{
	enum script_token_kind kind = current(parser)->kind;

	if (kind == SCRIPT_SIGN || kind == SCRIPT_KEYWORD)
		for (size_t i = 0; i < count; i++)
			if (is(parser, list[i]))
				return true;
	return false;
}

#define IS_IN(parser, list) is_in((parser), (list), sizeof(list) / sizeof *(list))

static const char *const prefixes[] = { "!", "-", "new", "typeof", "+", "++", "--", "~", "void", "delete" };

static void parse_unary(struct parser *parser)
{
	while (IS_IN(parser, prefixes))
		take(parser);
	parse_primary(parser);
	parse_tail(parser);
}

/* Operators between two values, assignments among them: their ranks do not matter here. */
static const char *const operators[] = {
	"=",  "+",  "===", "&&", "||", "!==", "<",  ">",   "+=",         ">=",  "-",  "*",
	"/",  "%",  "<=",  "==", "!=", "&",   "|",  "^",   "instanceof", "<<",  ">>", ">>>",
	"-=", "*=", "/=",  "%=", "&=", "|=",  "^=", "<<=", ">>=",        ">>>="
};

static bool accept_operator(struct parser *parser, enum in_operator in)
{
	if (!IS_IN(parser, operators) && (in == WITHOUT_IN || !is(parser, "in")))
		return false;
	take(parser);
	return true;
}

/* Values joined by operators; after the ":" of a condition they simply go on. */
static void parse_assignment(struct parser *parser, enum in_operator in)
{
	bool goes_on = true;

	descend(parser);
	while (goes_on) {
		parse_unary(parser);
		if (accept(parser, "?")) {
			parse_assignment(parser, WITH_IN);
			expect(parser, ":");
		} else {
			goes_on = accept_operator(parser, in);
		}
	}
	ascend(parser);
}

static void parse_expression(struct parser *parser, enum in_operator in)
{
	do
		parse_assignment(parser, in);
	while (accept(parser, ","));
}

/* ---- functions */

static void parse_block(struct parser *parser, enum list_kind kind)
{
	expect(parser, "{");
	parse_list(parser, kind);
	expect(parser, "}");
}

/* Parameters and body; the scope is the caller's. */
static void parse_function(struct parser *parser)
{
	expect(parser, "(");
	if (!is(parser, ")"))
		do
			take_name(parser, script_scopes_declare);
		while (accept(parser, ","));
	expect(parser, ")");
	parse_block(parser, BODY);
}

static void parse_declaration(struct parser *parser)
{
	struct script_scope scope;

	expect(parser, "function");
	take_name(parser, script_scopes_declare);
	scope = script_scopes_enter_function(parser->scopes);
	parse_function(parser);
	script_scopes_leave_function(parser->scopes, scope);
}

/* ---- the end of a statement */

/* Before the current token. */
static void insert_terminator(struct parser *parser)
{
	struct script_token next = *current(parser);

	*current(parser) =
	    (struct script_token){ .kind = SCRIPT_SIGN, .text = ";", .length = 1, .is_terminator = true };
	*push(parser) = next;
}

static void take_terminator(struct parser *parser)
{
	current(parser)->is_terminator = true;
	take(parser);
}

/* ";", or what stands for it (ES5 7.9.1). */
static void end_statement(struct parser *parser)
{
	if (is(parser, ";"))
		take_terminator(parser);
	else if (is(parser, "}") || at_end(parser) || current(parser)->after_line_end)
		insert_terminator(parser);
	else
		fail(parser);
}

/* ---- statements: each function says whether its statement ends with an "if" that has no "else" */

static void parse_variables(struct parser *parser, enum in_operator in)
{
	expect(parser, "var");
	do {
		take_name(parser, script_scopes_declare);
		if (accept(parser, "="))
			parse_assignment(parser, in);
	} while (accept(parser, ","));
}

static bool parse_var(struct parser *parser)
{
	parse_variables(parser, WITH_IN);
	end_statement(parser);
	return false;
}

static bool parse_expression_statement(struct parser *parser)
{
	parse_expression(parser, WITH_IN);
	end_statement(parser);
	return false;
}

/* What an "if" or a loop is about. Around one statement, braces mean nothing, unless they keep an "else" from it. */
static bool parse_part(struct parser *parser)
{
	size_t first = parser->count - 1;
	size_t last;
	struct list list;

	if (!accept(parser, "{"))
		return parse_statement(parser);
	list = parse_list(parser, BLOCK);
	last = parser->count - 1;
	expect(parser, "}");
	if (list.count != 1 || (list.ends_open && is(parser, "else")))
		return false;
	parser->tokens[first].is_dropped = parser->tokens[last].is_dropped = true;
	return list.ends_open;
}

static void parse_condition(struct parser *parser)
{
	expect(parser, "(");
	parse_expression(parser, WITH_IN);
	expect(parser, ")");
}

static bool parse_if(struct parser *parser)
{
	expect(parser, "if");
	parse_condition(parser);
	parse_part(parser);
	return accept(parser, "else") ? parse_part(parser) : true;
}

static bool parse_while(struct parser *parser)
{
	expect(parser, "while");
	parse_condition(parser);
	return parse_part(parser);
}

/* Here alone ";" may be missing in the middle of a line. */
static bool parse_do(struct parser *parser)
{
	expect(parser, "do");
	parse_statement(parser);
	expect(parser, "while");
	parse_condition(parser);
	if (is(parser, ";"))
		take_terminator(parser);
	else
		insert_terminator(parser);
	return false;
}

static void parse_for_rest(struct parser *parser)
{
	expect(parser, ";");
	if (!is(parser, ";"))
		parse_expression(parser, WITH_IN);
	expect(parser, ";");
	if (!is(parser, ")"))
		parse_expression(parser, WITH_IN);
}

static bool parse_for(struct parser *parser)
{
	expect(parser, "for");
	expect(parser, "(");
	if (is(parser, "var"))
		parse_variables(parser, WITHOUT_IN);
	else if (!is(parser, ";"))
		parse_expression(parser, WITHOUT_IN);
	if (accept(parser, "in"))
		parse_expression(parser, WITH_IN);
	else
		parse_for_rest(parser);
	expect(parser, ")");
	return parse_part(parser);
}

/* "break" and "continue", with or without a label on their line. */
static bool parse_jump(struct parser *parser)
{
	take(parser);
	if (current(parser)->kind == SCRIPT_NAME && !current(parser)->after_line_end)
		take_label(parser);
	end_statement(parser);
	return false;
}

static bool parse_return(struct parser *parser)
{
	take(parser);
	if (!is(parser, ";") && !is(parser, "}") && !at_end(parser) && !current(parser)->after_line_end)
		parse_expression(parser, WITH_IN);
	end_statement(parser);
	return false;
}

static bool parse_throw(struct parser *parser)
{
	take(parser);
	if (current(parser)->after_line_end)
		fail(parser);
	return parse_expression_statement(parser);
}

/* What a name means inside is known when the script runs, and not before. */
static bool parse_with(struct parser *parser)
{
	parser->scopes->is_dynamic = true;
	expect(parser, "with");
	parse_condition(parser);
	return parse_part(parser);
}

static bool parse_switch(struct parser *parser)
{
	expect(parser, "switch");
	parse_condition(parser);
	expect(parser, "{");
	while (is(parser, "case") || is(parser, "default")) {
		if (!accept(parser, "default")) {
			take(parser);
			parse_expression(parser, WITH_IN);
		}
		expect(parser, ":");
		parse_list(parser, BLOCK);
	}
	expect(parser, "}");
	return false;
}

static void parse_catch(struct parser *parser)
{
	struct script_scope scope = script_scopes_enter_catch(parser->scopes);
	size_t parameter;

	expect(parser, "catch");
	expect(parser, "(");
	parameter = take_name(parser, script_scopes_use);
	expect(parser, ")");
	parse_block(parser, BLOCK);
	if (!parser->failed)
		script_scopes_leave_catch(parser->scopes, scope, parameter);
}

static bool parse_try(struct parser *parser)
{
	expect(parser, "try");
	parse_block(parser, BLOCK);
	if (is(parser, "catch"))
		parse_catch(parser);
	else if (!is(parser, "finally"))
		fail(parser);
	if (accept(parser, "finally"))
		parse_block(parser, BLOCK);
	return false;
}

static bool parse_debugger(struct parser *parser)
{
	take(parser);
	end_statement(parser);
	return false;
}

static bool parse_plain_block(struct parser *parser)
{
	parse_block(parser, BLOCK);
	return false;
}

static bool parse_empty(struct parser *parser)
{
	take(parser);
	return false;
}

static bool parse_misplaced_function(struct parser *parser)
{
	fail(parser);
	return false;
}

static const struct {
	const char *start;
	bool (*parse)(struct parser *parser);
} statements[] = {
	{ "if", parse_if },
	{ "return", parse_return },
	{ "var", parse_var },
	{ "{", parse_plain_block },
	{ ";", parse_empty },
	{ "for", parse_for },
	{ "while", parse_while },
	{ "do", parse_do },
	{ "break", parse_jump },
	{ "continue", parse_jump },
	{ "switch", parse_switch },
	{ "throw", parse_throw },
	{ "try", parse_try },
	{ "with", parse_with },
	{ "debugger", parse_debugger },
	{ "function", parse_misplaced_function },
};

static bool is_labelled(struct parser *parser)
{
	struct script_reader ahead = parser->reader;
	struct script_token next;

	if (current(parser)->kind != SCRIPT_NAME)
		return false;
	next = script_token_read(&ahead);
	return script_token_is(&next, ":");
}

static bool parse_labelled(struct parser *parser)
{
	take_label(parser);
	expect(parser, ":");
	return parse_statement(parser);
}

static bool parse_this_statement(struct parser *parser)
{
	if (current(parser)->kind == SCRIPT_SIGN || current(parser)->kind == SCRIPT_KEYWORD)
		for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++)
			if (is(parser, statements[i].start))
				return statements[i].parse(parser);
	if (is_labelled(parser))
		return parse_labelled(parser);
	return parse_expression_statement(parser);
}

static bool parse_statement(struct parser *parser)
{
	bool ends_open;

	descend(parser);
	ends_open = parse_this_statement(parser);
	ascend(parser);
	return ends_open;
}

/* "var a; var b" is "var a, b". */
static void join_variables(struct parser *parser, size_t terminator, size_t var)
{
	parser->tokens[terminator].text = ",";
	parser->tokens[terminator].is_terminator = false;
	parser->tokens[var].is_dropped = true;
}

/* Up to the "}" or the "case" behind it. */
static struct list parse_list(struct parser *parser, enum list_kind kind)
{
	struct list list = { 0, false };
	size_t variables_end = 0; /* the ";" of the statement before, if that is a "var" */

	descend(parser);
	while (!is(parser, "}") && !is(parser, "case") && !is(parser, "default") && !at_end(parser)) {
		size_t first = parser->count - 1;
		bool is_var = is(parser, "var");

		list.count++;
		list.ends_open = false;
		if (kind == BODY && is(parser, "function"))
			parse_declaration(parser);
		else
			list.ends_open = parse_statement(parser);
		if (is_var && variables_end > 0)
			join_variables(parser, variables_end, first);
		variables_end = is_var ? parser->count - 2 : 0;
	}
	ascend(parser);
	return list;
}

/* ---- the whole */

bool script_read(struct arena *arena, const char *text, size_t length, struct script *script)
{
	struct parser parser = { .reader = { text, text + length }, .arena = arena, .scopes = &script->scopes };

	script->scopes = (struct script_scopes)SCRIPT_SCOPES_INIT(arena);
	read_next(&parser);
	parse_list(&parser, BODY);
	if (!at_end(&parser))
		fail(&parser);
	if (parser.failed)
		return false;
	script_scopes_finish(&script->scopes);
	script->tokens = parser.tokens;
	script->count = parser.count;
	return true;
}
