#include "question/reshape.h"

#include <string.h>

#include "base/array.h"
#include "base/fill.h"
#include "question/gap_sentence.h"
#include "question/number_forms.h"

/* ---- what people are told ----------------------------------------------------------------------------------- */

void reshape_note(struct reshape *reshape, const char *question, const char *word)
{
	*ARRAY_PUSH(reshape->arena, reshape->changes, reshape->change_count, reshape->change_capacity) =
	    (struct item_change){
		    .question = question,
		    .word = word,
		    .text = words_get(reshape->words, word),
	    };
}

static void note(struct reshape *reshape, const struct item *item, const char *word)
{
	reshape_note(reshape, item->question, word);
}

/* ---- parts ------------------------------------------------------------------------------------------------ */

static const struct item_text nothing = { .html = "", .plain = "" };

static struct item_text joined(struct arena *arena, const char *first, const char *second)
{
	struct item_text text = { .html = arena_printf(arena, "%s%s%s", first, first[0] != '\0' ? "\n" : "", second) };
	text.plain = item_plain(arena, text.html);
	return text;
}

/* Part `index` of `count`: what it does not share with the whole is set by the caller. */
static struct item *new_part(struct reshape *reshape, const struct item *whole, enum item_kind kind, size_t index,
			     size_t count)
{
	struct item *part = arena_alloc(reshape->arena, sizeof *part);
	int share = whole->hundredths / (int)count, rest = whole->hundredths % (int)count;
	*part = *whole;
	part->kind = kind;
	part->id = count > 1 ? arena_printf(reshape->arena, "%s.%zu", whole->id, index + 1) : whole->id;
	part->hundredths = share + ((int)index < rest ? 1 : 0);
	part->all_or_nothing = false;
	part->pairs = NULL;
	part->answers = NULL;
	part->rows = NULL;
	part->shown = NULL;
	part->pair_count = part->answer_count = part->row_count = 0;
	part->gaps = NULL;
	part->pieces = NULL;
	part->gap_count = 0;
	return part;
}

/* The whole's title is a part of what stands before the question. */
static void title_into_stem(struct reshape *reshape, const struct item *whole, struct item *part)
{
	part->stem =
	    joined(reshape->arena, whole->stem.html, arena_printf(reshape->arena, "<p>%s</p>", whole->title.html));
}

/* Lists call a part what they call the whole, and say which part it is: what it asks may be asked by others too. */
static void name_part(struct reshape *reshape, const struct item *whole, struct item *part, size_t index, size_t count)
{
	part->name = whole->name != NULL ? whole->name : whole->title.plain;
	if (count == 1)
		return;
	part->part = fill_words(reshape->arena, words_get(reshape->words, "item.part"),
				(struct fill_value[]){ { "n", arena_printf(reshape->arena, "%zu", index + 1) },
						       { "count", arena_printf(reshape->arena, "%zu", count) } },
				2);
}

static void note_lost_whole(struct reshape *reshape, const struct item *item)
{
	if (item->all_or_nothing)
		note(reshape, item, "item.change.parts");
}

static void add(struct reshape *reshape, struct item *item);

/* ---- matching ----------------------------------------------------------------------------------------------- */

static struct item_option option_of_answer(const struct item *item, const struct item_pair *pair, size_t index)
{
	const struct item_answer *answer = &item->answers[index];
	bool right = pair->answer == index;
	return (struct item_option){
		.letter = answer->letter,
		.words = answer->words,
		.feedback = right ? pair->why : answer->why,
		.right = right,
		.fraction = right ? 1 : 0,
	};
}

/* In the order of the page: the author's would be that of the lines. */
static void split_matching(struct reshape *reshape, const struct item *item)
{
	note(reshape, item, "item.change.matching");
	note_lost_whole(reshape, item);
	for (size_t i = 0; i < item->pair_count; i++) {
		struct item *part = new_part(reshape, item, ITEM_CHOICE, i, item->pair_count);
		title_into_stem(reshape, item, part);
		part->title = item->pairs[i].premise;
		part->option_count = item->answer_count;
		part->options = arena_calloc(reshape->arena, part->option_count, sizeof *part->options);
		for (size_t k = 0; k < part->option_count; k++)
			part->options[k] = option_of_answer(item, &item->pairs[i], item->shown[k]);
		add(reshape, part);
	}
}

/* ---- ordering ----------------------------------------------------------------------------------------------- */

static struct item_text ask_next(struct reshape *reshape, const struct item *item, size_t place)
{
	const char *before = place > 0 ? item->rows[place - 1].words.plain : "";
	const char *quotation = item_quotation(reshape->arena, before);
	const char *word = place == 0 ? "item.first" : quotation != NULL ? "item.next-quotation" : "item.next";
	const struct fill_value row = { "item", quotation != NULL ? quotation : before };
	return item_text_of_plain(reshape->arena,
				  fill_words(reshape->arena, words_get(reshape->words, word), &row, 1));
}

/* What is not placed yet, in the order of the page. */
static void offer_rest(struct reshape *reshape, const struct item *item, size_t place, struct item *part)
{
	part->options = arena_calloc(reshape->arena, item->row_count, sizeof *part->options);
	part->option_count = 0;
	for (size_t i = 0; i < item->row_count; i++) {
		const struct item_row *row = &item->rows[item->shown[i]];
		bool right = item->shown[i] == place;
		if (item->shown[i] >= place)
			part->options[part->option_count++] = (struct item_option){
				.letter = row->letter,
				.words = row->words,
				.feedback = right ? row->why : nothing,
				.right = right,
				.fraction = right ? 1 : 0,
			};
	}
}

/* The last one is where nothing else is left. */
static void split_ordering(struct reshape *reshape, const struct item *item)
{
	size_t count = item->row_count - 1;
	note(reshape, item, "item.change.ordering");
	note_lost_whole(reshape, item);
	for (size_t place = 0; place < count; place++) {
		struct item *part = new_part(reshape, item, ITEM_CHOICE, place, count);
		title_into_stem(reshape, item, part);
		name_part(reshape, item, part, place, count);
		part->title = ask_next(reshape, item, place);
		offer_rest(reshape, item, place, part);
		add(reshape, part);
	}
}

/* ---- gaps ----------------------------------------------------------------------------------------------------- */

/* The pieces from `from` up to `to`, with ITEM_CUT in the place of the gaps between them. */
static const char *pieces_between(struct reshape *reshape, const struct item *item, size_t from, size_t to)
{
	const char *text = item->pieces[from];
	for (size_t i = from + 1; i < to; i++)
		text = arena_printf(reshape->arena, "%s%c%s", text, ITEM_CUT, item->pieces[i]);
	return text;
}

static const char *with_other_gaps(struct reshape *reshape, const char *text)
{
	struct strbuf out = STRBUF_INIT;
	for (; *text != '\0'; text++) {
		if (*text == ITEM_CUT)
			strbuf_addstr(&out, ITEM_OTHER_GAP);
		else
			strbuf_addch(&out, *text);
	}
	const char *shown = arena_strndup(reshape->arena, out.text, out.length);
	strbuf_release(&out);
	return shown;
}

/* The last that is read is the sentence with the gap. The whole text stands before it where there is more than that. */
static void ask_gap(struct reshape *reshape, const struct item *item, size_t index, struct item *part)
{
	const char *before = pieces_between(reshape, item, 0, index + 1);
	const char *after = pieces_between(reshape, item, index + 1, item->gap_count + 1);
	const char *text = with_other_gaps(reshape, arena_printf(reshape->arena, "%s" ITEM_BLANK "%s", before, after));
	const char *sentence = gap_sentence(reshape->arena, before, after);
	if (sentence == NULL) {
		part->stem = joined(reshape->arena, item->stem.html, text);
		return;
	}
	sentence = with_other_gaps(reshape, sentence);
	title_into_stem(reshape, item, part);
	if (strcmp(text, arena_printf(reshape->arena, "<p>%s</p>", sentence)) != 0)
		part->stem = joined(reshape->arena, part->stem.html, text);
	part->title = (struct item_text){ .html = sentence, .plain = item_plain(reshape->arena, sentence) };
}

static void offer_forms(struct reshape *reshape, const struct item_gap *gap, struct item *part)
{
	part->option_count = gap->form_count;
	part->options = arena_calloc(reshape->arena, gap->form_count, sizeof *part->options);
	for (size_t i = 0; i < gap->form_count; i++)
		part->options[i] = (struct item_option){
			.letter = (char)('a' + (int)i),
			.words = item_text_of_plain(reshape->arena, gap->forms[i]),
			.feedback = nothing,
			.right = i == gap->right,
			.fraction = i == gap->right ? 1 : 0,
		};
}

static void split_gaps(struct reshape *reshape, const struct item *item)
{
	static const enum item_kind kinds[] = {
		[ITEM_GAP_TEXT] = ITEM_TEXT, [ITEM_GAP_CHOICE] = ITEM_CHOICE, [ITEM_GAP_NUMBER] = ITEM_NUMBER
	};
	note(reshape, item, item->gap_count > 1 ? "item.change.gaps" : "item.change.dropdown");
	for (size_t i = 0; i < item->gap_count; i++) {
		struct item *part = new_part(reshape, item, kinds[item->gaps[i].kind], i, item->gap_count);
		name_part(reshape, item, part, i, item->gap_count);
		ask_gap(reshape, item, i, part);
		if (part->kind == ITEM_CHOICE) {
			offer_forms(reshape, &item->gaps[i], part);
		} else {
			part->gaps = &item->gaps[i];
			part->gap_count = 1;
		}
		add(reshape, part);
	}
}

static bool takes_gaps(const struct item_format *format, const struct item *item)
{
	for (size_t i = 0; i < item->gap_count; i++)
		if ((format->gap_kinds & ITEM_SET(item->gaps[i].kind)) == 0)
			return false;
	return true;
}

/* ---- single items ----------------------------------------------------------------------------------------------- */

static void number_to_text(struct reshape *reshape, struct item *item)
{
	struct item_gap *gap = arena_alloc(reshape->arena, sizeof *gap);
	*gap = item->gaps[0];
	gap->kind = ITEM_GAP_TEXT;
	gap->forms = number_forms(reshape->arena, gap, &gap->form_count);
	item->kind = ITEM_TEXT;
	item->gaps = gap;
	note(reshape, item, "item.change.number");
	add(reshape, item);
}

static void true_false_to_choice(struct reshape *reshape, struct item *item)
{
	item->kind = ITEM_CHOICE;
	note(reshape, item, "item.change.true-false");
	add(reshape, item);
}

static void leave_out(struct reshape *reshape, const struct item *item)
{
	note(reshape, item, item_is_scored(item) ? "item.change.left-out" : "item.change.unscored");
}

static void reshape_item(struct reshape *reshape, struct item *item)
{
	switch (item->kind) {
	case ITEM_MATCHING:
		split_matching(reshape, item);
		break;
	case ITEM_ORDERING:
		split_ordering(reshape, item);
		break;
	case ITEM_CLOZE:
		split_gaps(reshape, item);
		break;
	case ITEM_NUMBER:
		number_to_text(reshape, item);
		break;
	case ITEM_TRUE_FALSE:
		true_false_to_choice(reshape, item);
		break;
	default:
		leave_out(reshape, item);
	}
}

static size_t count_right(const struct item *item)
{
	size_t count = 0;
	for (size_t i = 0; i < item->option_count; i++)
		count += item->options[i].right;
	return count;
}

static size_t count_lines(const struct item *item)
{
	size_t count = item->pair_count;
	for (size_t i = 0; i < item->answer_count; i++)
		count += item->answers[i].is_decoy;
	return count;
}

static bool takes(const struct item_format *format, const struct item *item)
{
	if ((format->kinds & ITEM_SET(item->kind)) == 0)
		return false;
	if (item->kind == ITEM_TRUE_FALSE)
		return format->has_own_words || !item->has_own_words;
	if (item->kind == ITEM_CLOZE)
		return takes_gaps(format, item);
	if (item->kind == ITEM_MATCHING)
		return count_lines(item) >= format->matching_lines;
	if (item->kind == ITEM_MULTIPLE)
		return format->right_options == 0 || count_right(item) <= format->right_options;
	return true;
}

/* Where the format has one way of counting only. */
static void settle_scoring(struct reshape *reshape, struct item *item)
{
	const unsigned kind = ITEM_SET(item->kind);
	const unsigned several = ITEM_SET(ITEM_MULTIPLE) | ITEM_SET(ITEM_MATCHING) | ITEM_SET(ITEM_ORDERING);
	if ((kind & several) == 0 ||
	    (kind & (item->all_or_nothing ? reshape->format->whole : reshape->format->parts)) != 0)
		return;
	note(reshape, item, item->all_or_nothing ? "item.change.parts" : "item.change.whole");
	item->all_or_nothing = !item->all_or_nothing;
}

static void add(struct reshape *reshape, struct item *item)
{
	if (!takes(reshape->format, item)) {
		reshape_item(reshape, item);
		return;
	}
	settle_scoring(reshape, item);
	*ARRAY_PUSH(reshape->arena, reshape->items, reshape->item_count, reshape->item_capacity) = item;
}

void reshape_add(struct reshape *reshape, struct item *item)
{
	if (item->pictures > 0)
		note(reshape, item, "item.change.pictures");
	add(reshape, item);
}
