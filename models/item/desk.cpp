#include "models/item/desk.h"

namespace lianxin::item {

void Desk::show(const session::CallSession& session, UtcTime now)
{
    transcript.show(session);
    guide.show(session);
    answers.show(session, now);
    form.show(session);
    history.show(session, now);
    nearby.show(session, now);
    topic.show(session);
    similar.show(session, now);
    deadlines.show(session, now);
    hints.show(session);
    facts.show(session, now);
}

void Desk::focusField(const QString& field)
{
    transcript.setFocusedField(field);
    form.setFocusedField(field);
}

} // namespace lianxin::item
