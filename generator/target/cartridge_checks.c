#include "target/cartridge_checks.h"

#include <string.h>

#include "base/array.h"
#include "base/escape.h"
#include "base/fill.h"
#include "question/reading.h"
#include "question/reshape.h"
#include "render/item_text.h"
#include "target/qti.h"

/* What the profile can ask, and how it counts. */
static const struct item_format format = {
	.kinds = ITEM_SET(ITEM_CHOICE) | ITEM_SET(ITEM_MULTIPLE) | ITEM_SET(ITEM_TRUE_FALSE) | ITEM_SET(ITEM_TEXT),
	.whole = ITEM_SET(ITEM_MULTIPLE),
};

struct check {
	struct target_job *job;
	const struct question **questions; /* of the check, all pools */
	size_t question_count;
	bool *asked; /* as questions: in the assessment */
	struct reshape reshape;
	const struct item **drawn; /* those of reshape.items that the assessment asks */
	int *weights, *drawn_weights;
	size_t drawn_count;
	const char *two_options; /* id of the last question with an item of two options */
};

/* ---- what changed shape ----------------------------------------------------------------------------------- */

static void note_changes(struct check *check, const struct section *section)
{
	struct target_job *job = check->job;

	for (size_t i = 0; i < check->question_count; i++)
		if (check->questions[i]->not_in_banks)
			target_note_change(job, check->questions[i]->id, "item.change.not-in-banks");
	for (size_t i = 0; i < check->reshape.change_count; i++)
		target_note_change(job, check->reshape.changes[i].question, check->reshape.changes[i].word);
	if ((size_t)job->module->draw < check->question_count)
		target_note_change(job, section->id, "cartridge.drawn");
	if (section->body && reading_has_words(section->body))
		target_note_change(job, section->id, "cartridge.introduction");
	if (job->module->attempts > QTI_ATTEMPT_LIMIT)
		target_note_change(job, section->id, "cartridge.attempts");
}

/* ---- the questions ---------------------------------------------------------------------------------------- */

static void collect_questions(struct check *check)
{
	const struct module *module = check->job->module;

	check->questions = arena_calloc(check->job->arena, module->question_count + 1, sizeof *check->questions);
	for (size_t i = 0; i < module->question_count; i++)
		if (!module->questions[i]->practice)
			check->questions[check->question_count++] = module->questions[i];
	check->asked = arena_calloc(check->job->arena, check->question_count + 1, sizeof *check->asked);
}

/* How many questions about its objective are asked already. */
static size_t asked_about(const struct check *check, const char *objective)
{
	size_t count = 0;

	for (size_t i = 0; i < check->question_count; i++) {
		const char *other = check->questions[i]->objective;

		count += check->asked[i] && objective && other && strcmp(objective, other) == 0;
	}
	return count;
}

/* The first of a pool's questions whose objective was asked least. */
static void draw_one(struct check *check, size_t pool)
{
	size_t best = check->question_count, least = 0;

	for (size_t i = 0; i < check->question_count; i++) {
		size_t count;

		if (check->asked[i] || check->questions[i]->pool != pool)
			continue;
		count = asked_about(check, check->questions[i]->objective);
		if (best < check->question_count && count >= least)
			continue;
		best = i;
		least = count;
	}
	if (best < check->question_count)
		check->asked[best] = true;
}

static void draw(struct check *check)
{
	const struct module *module = check->job->module;

	for (size_t pool = 0; pool < module->pool_count; pool++)
		for (int i = 0; i < module->pools[pool].draw; i++)
			draw_one(check, pool);
}

static void add_items(struct check *check, size_t index)
{
	struct item *item = item_text_make(check->job->arena, check->job->edition, check->questions[index]);

	if (item)
		reshape_add(&check->reshape, item);
}

/* ---- two options -------------------------------------------------------------------------------------------- */

/* Which of the two is asked about: now the right one, now the other, as the id has it. */
static size_t option_to_ask(const struct item *item)
{
	unsigned sum = 0;

	for (const char *at = item->id; *at; at++)
		sum += (unsigned char)*at;
	return sum % item->option_count;
}

static struct item_text ask_about(struct check *check, const struct item_option *option)
{
	struct arena *arena = check->job->arena;
	const char *quotation = item_quotation(arena, option->words.plain);
	const char *word = quotation ? "cartridge.is-it-right-quotation" : "cartridge.is-it-right";
	const struct fill_value answer = { "answer", quotation ? quotation : option->words.plain };

	return item_text_of_plain(arena, fill_words(arena, words_get(check->job->edition->words, word), &answer, 1));
}

static struct item_option answer(struct check *check, const char *word, const struct item_option *option, bool right)
{
	return (struct item_option){
		.letter = option->letter,
		.words = item_text_of_plain(check->job->arena, words_get(check->job->edition->words, word)),
		.feedback = option->feedback,
		.right = right,
		.fraction = right ? 1 : 0,
	};
}

/* A choice has three options or more, so one of two is offered as an answer that is true or false. To say so picks that option, to deny
 * it the other one, and what is said to it is what is said to that option. */
static void ask_one_of_two(struct check *check, struct item *item)
{
	struct arena *arena = check->job->arena;
	const size_t asked = option_to_ask(item);
	const struct item_option *option = &item->options[asked], *other = &item->options[1 - asked];
	struct item_option *options = arena_calloc(arena, 2, sizeof *options);
	const char *before = arena_printf(arena, "%s<p>%s</p>", item->stem.html, item->title.html);

	item->name = item->name ? item->name : item->title.plain;
	item->stem = (struct item_text){ .html = before, .plain = item_plain(arena, before) };
	item->title = ask_about(check, option);
	options[0] = answer(check, "question.true", option, option->right);
	options[1] = answer(check, "question.false", other, !option->right);
	item->options = options;
	item->kind = ITEM_TRUE_FALSE;
	if (check->two_options != item->question)
		target_note_change(check->job, item->question, "cartridge.two-options");
	check->two_options = item->question;
}

static void settle_two_options(struct check *check)
{
	for (size_t i = 0; i < check->reshape.item_count; i++) {
		struct item *item = check->reshape.items[i];

		if (item->kind == ITEM_CHOICE && item->option_count == 2)
			ask_one_of_two(check, item);
	}
}

/* ---- items ------------------------------------------------------------------------------------------------ */

/* Index of the question that an item was made from. */
static size_t question_of(const struct check *check, const struct item *item)
{
	size_t index = 0;

	while (strcmp(check->questions[index]->id, item->question) != 0)
		index++;
	return index;
}

/* A question weighs the same in the assessment and in the bank. */
static void make_items(struct check *check)
{
	struct arena *arena = check->job->arena;
	struct reshape *reshape = &check->reshape;

	*reshape = (struct reshape){ .arena = arena, .words = check->job->edition->words, .format = &format };
	for (size_t i = 0; i < check->question_count; i++)
		add_items(check, i);
	settle_two_options(check);
	check->weights = arena_calloc(arena, reshape->item_count + 1, sizeof *check->weights);
	check->drawn_weights = arena_calloc(arena, reshape->item_count + 1, sizeof *check->drawn_weights);
	check->drawn = arena_calloc(arena, reshape->item_count + 1, sizeof *check->drawn);
	qti_weigh((const struct item *const *)reshape->items, reshape->item_count, check->weights);
	for (size_t i = 0; i < reshape->item_count; i++) {
		if (!check->asked[question_of(check, reshape->items[i])])
			continue;
		check->drawn_weights[check->drawn_count] = check->weights[i];
		check->drawn[check->drawn_count++] = reshape->items[i];
	}
}

/* ---- documents -------------------------------------------------------------------------------------------- */

/* The author's speaks of drawing from a pool and of other questions in the next attempt: in a quiz that is not so. */
static const char *introduction_of(struct check *check)
{
	struct arena *arena = check->job->arena;
	struct strbuf plain = STRBUF_INIT, html = STRBUF_INIT;
	const char *result;

	fill_plain(&plain, words_get(check->job->edition->words, "cartridge.quiz"),
		   &(struct fill_value){ "count", arena_printf(arena, "%zu", check->drawn_count) }, 1);
	strbuf_addstr(&html, "<p>");
	escape_text(&html, plain.text, plain.length);
	strbuf_addstr(&html, "</p>");
	result = arena_strndup(arena, html.text, html.length);
	strbuf_release(&plain);
	strbuf_release(&html);
	return result;
}

static const char *title_of_check(struct check *check, const struct section *section)
{
	const struct module *module = check->job->module;

	return cartridge_section_title(check->job->arena, module, (size_t)(section - module->sections));
}

static void write_assessment(struct check *check, const struct section *section, struct cartridge_item *item)
{
	struct target_job *job = check->job;
	struct strbuf text = STRBUF_INIT;
	const struct qti_assessment assessment = {
		.id = id_for_lms(job->arena, section->id),
		.title = title_of_check(check, section),
		.language = job->edition->code,
		.introduction = introduction_of(check),
		.attempts = job->module->attempts,
		.items = check->drawn,
		.weights = check->drawn_weights,
		.count = check->drawn_count,
	};

	qti_write_assessment(job->arena, &assessment, &text);
	*item = (struct cartridge_item){
		.id = section->id,
		.title = assessment.title,
		.file = { .path = arena_printf(job->arena, "%s.xml", section->id),
			  .blob = blob_from_strbuf(job->arena, &text),
			  .source = section->place.path },
	};
	strbuf_release(&text);
}

/* The items that may stand in the bank, with their weights; how many. */
static size_t collect_for_bank(const struct check *check, const struct item **items, int *weights)
{
	size_t count = 0;

	for (size_t i = 0; i < check->reshape.item_count; i++) {
		if (check->questions[question_of(check, check->reshape.items[i])]->not_in_banks)
			continue;
		weights[count] = check->weights[i];
		items[count++] = check->reshape.items[i];
	}
	return count;
}

/* The bank of all modules is put together from the questions of each. */
static void write_bank(struct check *check, struct cartridge_check *result)
{
	struct arena *arena = check->job->arena;
	const struct item **items = arena_calloc(arena, check->reshape.item_count + 1, sizeof *items);
	int *weights = arena_calloc(arena, check->reshape.item_count + 1, sizeof *weights);
	const size_t count = collect_for_bank(check, items, weights);
	struct strbuf bank = STRBUF_INIT;
	size_t head, tail;

	if (count == 0)
		return;
	qti_write_bank(arena, "bank", items, weights, count, &bank);
	head = (size_t)(strstr(bank.text, "    <item ") - bank.text);
	tail = bank.length - strlen(CARTRIDGE_BANK_TAIL);
	result->bank_head = arena_strndup(arena, bank.text, head);
	result->bank_items = arena_strndup(arena, bank.text + head, tail - head);
	strbuf_release(&bank);
}

void cartridge_write_check(struct target_job *job, struct cartridge_check *result)
{
	struct check check = { .job = job };
	const struct section *section = module_check(job->module);

	if (!section)
		return;
	collect_questions(&check);
	draw(&check);
	make_items(&check);
	if (check.drawn_count == 0)
		return;
	note_changes(&check, section);
	write_assessment(&check, section, &result->item);
	write_bank(&check, result);
}
