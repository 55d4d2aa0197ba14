#include "render/document_data.h"

#include <string.h>

#include "base/escape.h"
#include "model/scenario.h"
#include "question/question.h"
#include "render/chrome.h"

/* ,"name": with the comma that every member but the first has. */
static void put_name(struct strbuf *out, const char *name)
{
	char last = out->length > 0 ? out->text[out->length - 1] : '{';

	if (last != '{' && last != '[')
		strbuf_addch(out, ',');
	strbuf_addch(out, '"');
	strbuf_addstr(out, name);
	strbuf_addstr(out, "\":");
}

static void put_value(struct strbuf *out, const char *text)
{
	if (text == NULL)
		strbuf_addstr(out, "null");
	else
		escape_json(out, text, strlen(text));
}

static void put_text(struct strbuf *out, const char *name, const char *text)
{
	put_name(out, name);
	put_value(out, text);
}

static void put_number(struct strbuf *out, const char *name, long number)
{
	put_name(out, name);
	strbuf_addf(out, "%ld", number);
}

static const char *section_kind_name(enum section_kind kind)
{
	switch (kind) {
	case SECTION_INTRODUCTION:
		return "introduction";
	case SECTION_LESSON:
		return "lesson";
	case SECTION_SCENARIO:
		return "scenario";
	case SECTION_CHECK:
		return "check";
	}
	return "";
}

static void put_section_objectives(struct strbuf *out, const struct section *section)
{
	if (section->objective_count == 0)
		return;
	put_name(out, "objectives");
	for (size_t i = 0; i < section->objective_count; i++) {
		strbuf_addch(out, i > 0 ? ',' : '[');
		put_value(out, section->objectives[i]);
	}
	strbuf_addch(out, ']');
}

static void put_section(struct strbuf *out, const struct section *section)
{
	strbuf_addch(out, '{');
	put_text(out, "id", section->id);
	put_text(out, "key", section->key);
	put_text(out, "kind", section_kind_name(section->kind));
	put_section_objectives(out, section);
	strbuf_addch(out, '}');
}

static void put_question(struct strbuf *out, const struct question *question, const char *section)
{
	strbuf_addch(out, '{');
	put_text(out, "id", question->id);
	put_text(out, "key", question->key);
	put_text(out, "type", question->type->name);
	if (question->practice) {
		put_text(out, "section", section);
		put_name(out, "practice");
		strbuf_addstr(out, "true");
	}
	if (question->points != 1)
		put_number(out, "points", question->points);
	if (question->objective != NULL)
		put_text(out, "objective", question->objective);
	if (question->pool > 0)
		put_number(out, "pool", (long)question->pool);
	question->type->write_data(question, out);
	strbuf_addch(out, '}');
}

static void put_step(struct strbuf *out, const struct scenario_step *step)
{
	strbuf_addch(out, '{');
	put_text(out, "id", step->id);
	put_name(out, "choices");
	strbuf_addch(out, '[');
	for (size_t i = 0; i < step->choice_count; i++)
		strbuf_addf(out, "%s%zu", i > 0 ? "," : "", step->choices[i].to);
	strbuf_addstr(out, "]}");
}

static void put_scenario(struct strbuf *out, const struct scenario *scenario)
{
	strbuf_addch(out, '{');
	put_text(out, "id", scenario->id);
	put_text(out, "key", scenario->key);
	put_text(out, "section", scenario->section);
	put_name(out, "steps");
	strbuf_addch(out, '[');
	for (size_t i = 0; i < scenario->step_count; i++) {
		if (i > 0)
			strbuf_addch(out, ',');
		put_step(out, &scenario->steps[i]);
	}
	strbuf_addstr(out, "]}");
}

static void put_scenarios(struct strbuf *out, const struct module *module)
{
	put_name(out, "scenarios");
	strbuf_addch(out, '[');
	for (size_t i = 0; i < module->scenario_count; i++) {
		if (i > 0)
			strbuf_addch(out, ',');
		put_scenario(out, module->scenarios[i]);
	}
	strbuf_addch(out, ']');
}

static void put_objective(struct strbuf *out, const struct objective *objective)
{
	strbuf_addch(out, '{');
	put_text(out, "id", objective->id);
	put_text(out, "text", objective->text);
	strbuf_addch(out, '}');
}

/* [[start,end,"words"],…] in seconds; whole milliseconds, so that no locale or rounding gets in. */
static void put_cues(struct strbuf *out, const struct asset *asset)
{
	strbuf_addch(out, '[');
	for (size_t i = 0; i < asset->cue_count; i++) {
		long start = (long)(asset->cues[i].start * 1000 + 0.5);
		long end = (long)(asset->cues[i].end * 1000 + 0.5);

		strbuf_addf(out, "%s[%ld.%03ld,%ld.%03ld,", i > 0 ? "," : "", start / 1000, start % 1000, end / 1000,
			    end % 1000);
		put_value(out, asset->cues[i].text);
		strbuf_addch(out, ']');
	}
	strbuf_addch(out, ']');
}

/* How many questions are asked of each pool. */
static void put_draws(struct strbuf *out, const struct module *module)
{
	put_name(out, "draws");
	for (size_t i = 0; i < module->pool_count; i++)
		strbuf_addf(out, "%s%d", i > 0 ? "," : "[", module->pools[i].draw);
	strbuf_addstr(out, module->pool_count > 0 ? "]" : "[]");
}

static void put_module(struct strbuf *out, const struct module *module)
{
	const struct kit *kit = module->kit;

	put_text(out, "course", kit->id);
	put_text(out, "module", module->entry->id);
	put_text(out, "language", module->edition->code);
	put_text(out, "version", kit->version);
	put_text(out, "hash", module->content_hash);
	put_number(out, "pass", module->pass_mark);
	put_text(out, "preset", completion_preset_name(kit->preset));
	put_number(out, "draw", module->draw);
	put_draws(out, module);
	if (module->attempts > 0)
		put_number(out, "attempts", module->attempts);
	put_text(out, "exit", kit->exit_url);
	put_number(out, "stateLimit", (long)module->state_limit);
}

static void put_questions(struct strbuf *out, const struct module *module, const char *const *sections)
{
	put_name(out, "questions");
	strbuf_addch(out, '[');
	for (size_t i = 0; i < module->question_count; i++) {
		if (sections[i] == NULL)
			continue;
		if (out->text[out->length - 1] != '[')
			strbuf_addch(out, ',');
		put_question(out, module->questions[i], sections[i]);
	}
	strbuf_addch(out, ']');
}

static void put_all_cues(struct strbuf *out, const struct module *module)
{
	bool any = false;

	for (size_t i = 0; i < module->asset_count; i++) {
		const struct asset *asset = module->assets[i];

		if (asset->cue_count == 0)
			continue;
		if (!any)
			put_name(out, "cues");
		strbuf_addch(out, any ? ',' : '{');
		put_value(out, asset->published);
		strbuf_addch(out, ':');
		put_cues(out, asset);
		any = true;
	}
	if (any)
		strbuf_addch(out, '}');
}

void document_data(const struct module *module, const char *const *question_sections, struct strbuf *out)
{
	strbuf_addch(out, '{');
	put_module(out, module);
	put_name(out, "sections");
	strbuf_addch(out, '[');
	for (size_t i = 0; i < module->section_count; i++) {
		if (i > 0)
			strbuf_addch(out, ',');
		put_section(out, &module->sections[i]);
	}
	strbuf_addch(out, ']');
	put_questions(out, module, question_sections);
	put_scenarios(out, module);
	put_name(out, "objectives");
	strbuf_addch(out, '[');
	for (size_t i = 0; i < module->entry->objective_count; i++) {
		if (i > 0)
			strbuf_addch(out, ',');
		put_objective(out, &module->entry->objectives[i]);
	}
	strbuf_addstr(out, "],");
	chrome_script_words(module->edition->words, out);
	put_all_cues(out, module);
	strbuf_addch(out, '}');
}
