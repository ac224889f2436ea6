#pragma once

#include "models/item/answer_model.h"
#include "models/item/card_model.h"
#include "models/item/deadline_model.h"
#include "models/item/facts.h"
#include "models/item/form_model.h"
#include "models/item/guide_model.h"
#include "models/item/hint_model.h"
#include "models/item/topic_note.h"
#include "models/item/transcript_model.h"

namespace lianxin::item {

/// Everything the two windows draw, fed by one call: `show(session, now)` after each event and once
/// a second for the clock. The time is the centre's at the instant shown.
struct Desk {
    Facts facts;
    TranscriptModel transcript;
    GuideModel guide;
    AnswerModel answers;
    FormModel form;
    CardModel history{CardModel::Source::History};
    CardModel nearby{CardModel::Source::Nearby};
    TopicNote topic;
    CardModel similar{CardModel::Source::Similar};
    DeadlineModel deadlines;
    HintModel hints;

    void show(const session::CallSession& session, UtcTime now);
    /// Lights the field's words in the transcript and marks it on the form.
    void focusField(const QString& field);
};

} // namespace lianxin::item
