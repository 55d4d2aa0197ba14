#include "base/diag.h"

#include <ctype.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/escape.h"
#include "base/hash.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "base/utf8.h"

static const struct diag_rule_info rules[] = {
#define DIAGNOSTIC(name, id, severity, summary) { id, DIAG_##severity, summary },
#include "diagnostics.def"
#undef DIAGNOSTIC
};

struct record {
	enum diag_rule rule;
	struct place place;
	const char *message;
};

struct diagnostics {
	pthread_mutex_t lock;
	struct arena arena; /* paths and messages */
	struct record *records;
	size_t count;
	size_t capacity;
	size_t *slots;     /* open hash table of record numbers plus one; 0 = free */
	size_t slot_count; /* a power of two, at least twice `count` */
	struct waiver *waivers;
	size_t waiver_count;
	size_t waiver_capacity;
	_Atomic size_t errors;
	_Atomic size_t warnings;
	_Atomic size_t advice;
};

const struct diag_rule_info *diag_rule_info(enum diag_rule rule)
{
	return &rules[rule];
}

/* ---- collecting ---- */

struct diagnostics *diagnostics_new(void)
{
	struct diagnostics *diagnostics = memory_alloc(sizeof *diagnostics);
	memset(diagnostics, 0, sizeof *diagnostics);
	if (pthread_mutex_init(&diagnostics->lock, NULL) != 0)
		memory_die("out of memory");
	return diagnostics;
}

void diagnostics_free(struct diagnostics *diagnostics)
{
	if (!diagnostics)
		return;
	pthread_mutex_destroy(&diagnostics->lock);
	arena_release(&diagnostics->arena);
	free(diagnostics->records);
	free(diagnostics->slots);
	free(diagnostics);
}

static int compare_records(const void *first, const void *second)
{
	const struct record *a = first;
	const struct record *b = second;
	int order = strcmp(a->place.path, b->place.path);
	if (order == 0)
		order = (a->place.line > b->place.line) - (a->place.line < b->place.line);
	if (order == 0)
		order = (a->place.column > b->place.column) - (a->place.column < b->place.column);
	if (order == 0)
		order = strcmp(rules[a->rule].id, rules[b->rule].id);
	return order != 0 ? order : strcmp(a->message, b->message);
}

static uint64_t hash_record(const struct record *record)
{
	const int numbers[] = { (int)record->rule, record->place.line, record->place.column };
	uint64_t hash = hash_fnv(HASH_FNV_START, numbers, sizeof numbers);
	hash = hash_fnv(hash, record->place.path, strlen(record->place.path) + 1);
	return hash_fnv(hash, record->message, strlen(record->message));
}

/* The slot of an equal record, or the free one where it belongs. */
static size_t *find_slot(const struct diagnostics *diagnostics, const struct record *record)
{
	const size_t mask = diagnostics->slot_count - 1;
	size_t i = (size_t)hash_record(record) & mask;
	while (diagnostics->slots[i] && compare_records(record, &diagnostics->records[diagnostics->slots[i] - 1]) != 0)
		i = (i + 1) & mask;
	return &diagnostics->slots[i];
}

/* Make room for one more record. */
static void grow(struct diagnostics *diagnostics)
{
	if (diagnostics->count < diagnostics->capacity)
		return;
	diagnostics->capacity = diagnostics->capacity > 0 ? memory_product(diagnostics->capacity, 2) : 16;
	diagnostics->records =
	    memory_realloc(diagnostics->records, memory_product(diagnostics->capacity, sizeof *diagnostics->records));
	diagnostics->slot_count = memory_product(diagnostics->capacity, 2);
	size_t bytes = memory_product(diagnostics->slot_count, sizeof *diagnostics->slots);
	diagnostics->slots = memory_realloc(diagnostics->slots, bytes);
	memset(diagnostics->slots, 0, bytes);
	for (size_t i = 0; i < diagnostics->count; i++)
		*find_slot(diagnostics, &diagnostics->records[i]) = i + 1;
}

static void add_record(struct diagnostics *diagnostics, struct record record)
{
	grow(diagnostics);
	size_t *slot = find_slot(diagnostics, &record);
	if (*slot)
		return;
	const struct record *last = diagnostics->count > 0 ? &diagnostics->records[diagnostics->count - 1] : NULL;
	if (last && strcmp(last->place.path, record.place.path) == 0)
		record.place.path = last->place.path;
	else
		record.place.path = arena_strdup(&diagnostics->arena, record.place.path);
	record.message = arena_strdup(&diagnostics->arena, record.message);
	diagnostics->records[diagnostics->count++] = record;
	*slot = diagnostics->count;
	if (rules[record.rule].severity == DIAG_ERROR)
		diagnostics->errors++;
	else if (rules[record.rule].severity == DIAG_WARNING)
		diagnostics->warnings++;
	else
		diagnostics->advice++;
}

/* All waivers that hold for it are used: a text that is included twice brings its waivers twice. */
static bool is_waived(struct diagnostics *diagnostics, enum diag_rule rule, struct place place)
{
	bool found = false;
	for (size_t i = 0; i < diagnostics->waiver_count; i++) {
		struct waiver *waiver = &diagnostics->waivers[i];
		if (waiver->rule != rule || place.line < waiver->first_line || place.line > waiver->last_line ||
		    strcmp(waiver->place.path, place.path) != 0)
			continue;
		waiver->is_used = true;
		found = true;
	}
	return found;
}

void diag_report(struct diagnostics *diagnostics, enum diag_rule rule, struct place place, const char *format, ...)
{
	struct strbuf path = STRBUF_INIT;
	struct strbuf message = STRBUF_INIT;
	va_list args;
	va_start(args, format);
	strbuf_vaddf(&message, format, args);
	va_end(args);
	strbuf_addstr(&path, place.path ? place.path : "");
	utf8_make_printable(message.text, message.length);
	utf8_make_printable(path.text, path.length);
	place.path = path.text;
	pthread_mutex_lock(&diagnostics->lock);
	if (!is_waived(diagnostics, rule, place))
		add_record(diagnostics, (struct record){ .rule = rule, .place = place, .message = message.text });
	pthread_mutex_unlock(&diagnostics->lock);
	strbuf_release(&path);
	strbuf_release(&message);
}

void diagnostics_add_all(struct diagnostics *to, const struct diagnostics *from)
{
	pthread_mutex_lock(&to->lock);
	for (size_t i = 0; i < from->count; i++)
		add_record(to, from->records[i]);
	pthread_mutex_unlock(&to->lock);
}

void diagnostics_waive(struct diagnostics *diagnostics, const struct waiver *waiver)
{
	struct strbuf path = STRBUF_INIT;
	strbuf_addstr(&path, waiver->place.path);
	utf8_make_printable(path.text, path.length);
	pthread_mutex_lock(&diagnostics->lock);
	struct waiver *added = ARRAY_PUSH(&diagnostics->arena, diagnostics->waivers, diagnostics->waiver_count,
					  diagnostics->waiver_capacity);
	*added = *waiver;
	added->place.path = arena_strdup(&diagnostics->arena, path.text);
	pthread_mutex_unlock(&diagnostics->lock);
	strbuf_release(&path);
}

const struct waiver *diagnostics_waivers(const struct diagnostics *diagnostics, size_t *count)
{
	*count = diagnostics->waiver_count;
	return diagnostics->waivers;
}

size_t diagnostics_errors(const struct diagnostics *diagnostics)
{
	return diagnostics->errors;
}

size_t diagnostics_warnings(const struct diagnostics *diagnostics)
{
	return diagnostics->warnings;
}

size_t diagnostics_advice(const struct diagnostics *diagnostics)
{
	return diagnostics->advice;
}

/* ---- printing ---- */

static const char *severity_word(const struct record *record)
{
	return rules[record->rule].severity == DIAG_ERROR ? "error" : "warning";
}

static void add_line(struct strbuf *out, const struct record *record)
{
	strbuf_addstr(out, record->place.path);
	if (record->place.line > 0) {
		strbuf_addf(out, ":%d", record->place.line);
		if (record->place.column > 0)
			strbuf_addf(out, ":%d", record->place.column);
	}
	strbuf_addf(out, "%s%s: %s [%s]\n", out->length > 0 ? ": " : "", severity_word(record), record->message,
		    rules[record->rule].id);
}

static void add_json_member(struct strbuf *out, const char *name, const char *value)
{
	strbuf_addf(out, ",\"%s\":", name);
	escape_json(out, value, strlen(value));
}

static void add_json(struct strbuf *out, const struct record *record)
{
	strbuf_addstr(out, "{\"path\":");
	escape_json(out, record->place.path, strlen(record->place.path));
	strbuf_addf(out, ",\"line\":%d,\"column\":%d", record->place.line, record->place.column);
	add_json_member(out, "severity", severity_word(record));
	add_json_member(out, "rule", rules[record->rule].id);
	add_json_member(out, "message", record->message);
	strbuf_addch(out, '}');
}

/* Sorting moves the records, so the hash table is filled again. */
static void sort_records(struct diagnostics *diagnostics)
{
	if (diagnostics->count < 2)
		return;
	qsort(diagnostics->records, diagnostics->count, sizeof *diagnostics->records, compare_records);
	memset(diagnostics->slots, 0, diagnostics->slot_count * sizeof *diagnostics->slots);
	for (size_t i = 0; i < diagnostics->count; i++)
		*find_slot(diagnostics, &diagnostics->records[i]) = i + 1;
}

static bool print_buffer(struct strbuf *out, FILE *stream)
{
	bool printed = fwrite(out->text, 1, out->length, stream) == out->length;
	strbuf_reset(out);
	return printed;
}

bool diagnostics_print(struct diagnostics *diagnostics, FILE *stream)
{
	struct strbuf line = STRBUF_INIT;
	bool printed = true;
	pthread_mutex_lock(&diagnostics->lock);
	sort_records(diagnostics);
	for (size_t i = 0; i < diagnostics->count && printed; i++) {
		add_line(&line, &diagnostics->records[i]);
		printed = print_buffer(&line, stream);
	}
	pthread_mutex_unlock(&diagnostics->lock);
	strbuf_release(&line);
	return fflush(stream) == 0 && printed;
}

bool diagnostics_print_json(struct diagnostics *diagnostics, FILE *stream)
{
	struct strbuf text = STRBUF_INIT;
	pthread_mutex_lock(&diagnostics->lock);
	sort_records(diagnostics);
	strbuf_addch(&text, '[');
	for (size_t i = 0; i < diagnostics->count; i++) {
		strbuf_addstr(&text, i > 0 ? ",\n " : "\n ");
		add_json(&text, &diagnostics->records[i]);
	}
	strbuf_addstr(&text, diagnostics->count > 0 ? "\n]\n" : "]\n");
	pthread_mutex_unlock(&diagnostics->lock);
	bool printed = print_buffer(&text, stream);
	strbuf_release(&text);
	return fflush(stream) == 0 && printed;
}

/* ---- the nearest known name ---- */

enum { WORD_LIMIT = 64 };

static bool same_letter(char a, char b)
{
	return tolower((unsigned char)a) == tolower((unsigned char)b);
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Edit distance where swapping two neighbours is one edit and letter case none. Both words are at most
 * WORD_LIMIT long. */
static size_t edit_distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t rows[3][WORD_LIMIT + 1];
	size_t *before = rows[0], *above = rows[1], *row = rows[2];
	for (size_t j = 0; j <= b_length; j++)
		row[j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		size_t *free_row = before;
		before = above;
		above = row;
		row = free_row;
		row[0] = i;
		for (size_t j = 1; j <= b_length; j++) {
			size_t cost = same_letter(a[i - 1], b[j - 1]) ? 0 : 1;
			row[j] = smaller(smaller(above[j], row[j - 1]) + 1, above[j - 1] + cost);
			bool swapped =
			    i > 1 && j > 1 && same_letter(a[i - 1], b[j - 2]) && same_letter(a[i - 2], b[j - 1]);
			if (swapped)
				row[j] = smaller(row[j], before[j - 2] + 1);
		}
	}
	return row[b_length];
}

const char *diag_nearest(const char *word, const char *const *candidates, size_t count)
{
	const char *nearest = NULL;
	size_t length = strlen(word);
	if (length == 0 || length > WORD_LIMIT)
		return NULL;
	size_t best = length / 3 + 1;
	for (size_t i = 0; i < count; i++) {
		size_t candidate_length = strlen(candidates[i]);
		if (candidate_length > WORD_LIMIT || candidate_length > length + length / 3)
			continue;
		size_t distance = edit_distance(word, length, candidates[i], candidate_length);
		if (distance < best) {
			best = distance;
			nearest = candidates[i];
		}
	}
	return nearest;
}
