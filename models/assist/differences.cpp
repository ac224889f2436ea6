#include "models/assist/differences.h"

#include "models/assist/understanding.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace lianxin::assist {

namespace {

/// A confidence that moves less than this is no news.
constexpr double kBreath = 0.05;
constexpr std::chrono::seconds kDueBreath{60};

bool isSame(const session::FieldState& shown, const session::FieldSuggested& fresh)
{
    const auto& old = shown.value;
    const auto& value = fresh.field;
    return old.value == value.value && old.display == value.display && old.spans == value.spans &&
           std::abs(old.confidence - value.confidence) < kBreath &&
           shown.alternatives.size() == fresh.alternatives.size() &&
           std::equal(shown.alternatives.begin(), shown.alternatives.end(),
                      fresh.alternatives.begin(),
                      [](const auto& a, const auto& b) { return a.value == b.value; });
}

bool isSame(const session::DeadlinesProposed& shown, const session::DeadlinesProposed& fresh)
{
    const auto alike = [](const session::PlannedStep& a, const session::PlannedStep& b) {
        return a.step == b.step && a.name == b.name && a.provisional == b.provisional &&
               std::chrono::abs(a.due - b.due) < kDueBreath;
    };
    return shown.urgency == fresh.urgency && shown.steps.size() == fresh.steps.size() &&
           std::equal(shown.steps.begin(), shown.steps.end(), fresh.steps.begin(), alike);
}

bool isSame(const session::AnswersShown& fresh, const std::vector<session::Answer>& shown)
{
    return fresh.answers.size() == shown.size() &&
           std::equal(shown.begin(), shown.end(), fresh.answers.begin(),
                      [](const auto& a, const auto& b) {
                          return a.entry == b.entry && a.version == b.version && a.spans == b.spans;
                      });
}

} // namespace

void Differences::fields(const std::map<std::string, Proposal>& proposals)
{
    for (const auto& [name, proposal] : proposals)
        field(name, proposal);
    for (const auto& [name, state] : m_session.fields)
        if (proposals.count(name) == 0 && !state.value.value.value.empty())
            field(name, Proposal{});
}

void Differences::field(const std::string& name, const Proposal& proposal)
{
    if (isGiven(m_session, name))
        return;
    session::FieldSuggested suggested;
    suggested.field.name = name;
    suggested.field.value = proposal.value;
    suggested.field.display = proposal.shown();
    suggested.field.confidence = rounded(proposal.confidence);
    suggested.field.spans = proposal.spans;
    suggested.alternatives = proposal.alternatives;
    suggested.model = m_model;
    const auto shown = m_session.fields.find(name);
    const bool nothing =
        shown == m_session.fields.end() ? !proposal : isSame(shown->second, suggested);
    if (!nothing)
        m_bodies.push_back(std::move(suggested));
}

void Differences::formTemplate(const ticket::FormTemplate& chosen)
{
    if (m_session.formTemplate && m_session.formTemplate->formTemplate == chosen.id)
        return;
    session::TemplateChosen body{chosen.id, chosen.name, {}};
    for (const auto& field : chosen.fields)
        body.fields.push_back({std::string{ticket::field::kTemplatePrefix} + field.id, field.label,
                               std::string{ticket::name(field.type)}, field.ask, field.required,
                               field.choices});
    m_bodies.push_back(std::move(body));
}

void Differences::pin(const session::PinPlaced& pin)
{
    if (m_session.pin && (m_session.pin->confirmed || *m_session.pin == pin))
        return;
    m_bodies.push_back(pin);
}

void Differences::guide(const session::GuideProposed& proposed, Matter matter)
{
    const auto& walk = m_session.guide;
    if (walk) {
        const bool under = !walk->steps.empty() && session::isAsking(*walk);
        const bool same = proposed.guide && *proposed.guide == walk->guide;
        if (same || walk->open || (under && matter == Matter::Guessed))
            return;
    }
    if (walk || proposed.guide)
        m_bodies.push_back(proposed);
}

void Differences::guideKey(const session::GuideKeyHeard& heard)
{
    const auto& shown = m_session.guide->heard;
    if (shown ? *shown != heard : heard.option >= 0)
        m_bodies.push_back(heard);
}

void Differences::answers(const session::AnswersShown& shown)
{
    if (!isSame(shown, m_session.answers))
        m_bodies.push_back(shown);
}

void Differences::destination(const session::DestinationProposed& proposed)
{
    if (!m_session.destination || *m_session.destination != proposed)
        m_bodies.push_back(proposed);
}

void Differences::deadlines(const session::DeadlinesProposed& proposed)
{
    if (!m_session.deadlines || !isSame(*m_session.deadlines, proposed))
        m_bodies.push_back(proposed);
}

void Differences::hints(const session::HintsShown& shown)
{
    if (shown.hints != m_session.hints)
        m_bodies.push_back(shown);
}

void Differences::mood(session::Mood mood)
{
    const auto now = m_session.moods.empty() ? session::Mood::Calm : m_session.moods.back().second;
    if (now != mood)
        m_bodies.push_back(session::MoodSensed{mood});
}

void Differences::coaching(const session::CoachingShown& shown)
{
    if (shown != m_session.coaching)
        m_bodies.push_back(shown);
}

} // namespace lianxin::assist
