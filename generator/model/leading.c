#include "model/leading.h"

#include <string.h>

bool leading_audience_has(const struct audience_note *note, const char *id)
{
	for (size_t i = 0; i < note->show_count; i++)
		if (strcmp(note->shows[i], id) == 0)
			return true;
	return false;
}

bool leading_audience_shows(const struct leading *leading, const char *id)
{
	for (size_t i = 0; i < leading->audience_count; i++)
		if (leading_audience_has(&leading->audiences[i], id))
			return true;
	return false;
}

struct walk {
	leading_visitor *visit;
	void *context;
};

static void visit_pair(const struct walk *walk, const struct node *title, const struct node *body)
{
	if (title != NULL)
		walk->visit(title, true, walk->context);
	if (body != NULL)
		walk->visit(body, false, walk->context);
}

static void walk_session(const struct walk *walk, const struct session *session)
{
	visit_pair(walk, NULL, session->opening);
	for (size_t i = 0; i < session->part_count; i++) {
		const struct session_part *part = &session->parts[i];
		visit_pair(walk, part->title, NULL);
		for (size_t j = 0; j < part->step_count; j++)
			visit_pair(walk, part->steps[j].title, part->steps[j].notes);
	}
}

void leading_walk(const struct leading *leading, leading_visitor *visit, void *context)
{
	const struct walk walk = { visit, context };
	visit_pair(&walk, leading->heading, leading->before);
	for (size_t i = 0; i < leading->audience_count; i++)
		visit_pair(&walk, leading->audiences[i].title, leading->audiences[i].body);
	for (size_t i = 0; i < leading->session_count; i++)
		walk_session(&walk, &leading->sessions[i]);
}

void guide_walk(const struct guide *guide, leading_visitor *visit, void *context)
{
	const struct walk walk = { visit, context };
	visit_pair(&walk, guide->heading, guide->body);
	for (size_t i = 0; i < guide->activity_count; i++)
		visit_pair(&walk, guide->activities[i].title, guide->activities[i].body);
	for (size_t i = 0; i < guide->handout_count; i++)
		visit_pair(&walk, guide->handouts[i].title, guide->handouts[i].body);
}
