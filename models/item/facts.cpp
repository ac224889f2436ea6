#include "models/item/facts.h"

#include "models/item/form_model.h"
#include "models/item/wording.h"

#include <algorithm>

namespace lianxin::item {

namespace {

using namespace ticket::field;

QString badgeOf(const session::CallSession& session)
{
    const auto urgency = session.deadlines ? session.deadlines->urgency : ticket::Urgency::Normal;
    switch (urgency) {
    case ticket::Urgency::Urgent:
        return QStringLiteral("紧急件");
    case ticket::Urgency::Emergency:
        return QStringLiteral("突发警情");
    case ticket::Urgency::Normal:
        break;
    }
    return {};
}

QString pastOf(const session::CallSession& session)
{
    if (session.call == session::CallState::None)
        return {};
    QStringList parts;
    if (!session.offer.dialled.empty())
        parts.append(QStringLiteral("拨打 %1").arg(text(session.offer.dialled)));
    if (!session.offer.key.empty())
        parts.append(QStringLiteral("按键 %1").arg(text(session.offer.key)));
    const auto& history = session.offer.history;
    if (history.empty())
        parts.append(QStringLiteral("首次来电"));
    else {
        const auto month = session.offer.centreTime - std::chrono::days(30);
        const auto recent = std::count_if(history.begin(), history.end(),
                                          [&](const auto& card) { return card.at >= month; });
        parts.append(QStringLiteral("此前 %1 件工单").arg(history.size()));
        parts.append(QStringLiteral("近 30 天 %1 件").arg(recent));
    }
    return parts.join(QStringLiteral(" · "));
}

QString latestOf(const session::CallSession& session, UtcTime now)
{
    const auto& history = session.offer.history;
    const auto newest = std::max_element(history.begin(), history.end(),
                                         [](const auto& a, const auto& b) { return a.at < b.at; });
    if (newest == history.end())
        return {};
    QStringList parts{
        QStringLiteral("上次：%1 %2").arg(dayText(newest->at, now), text(newest->title)),
        text(newest->outcome), satisfactionText(newest->satisfaction)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString moodPath(const std::vector<std::pair<int, session::Mood>>& moods)
{
    QStringList path;
    for (const auto& [ms, mood] : moods) {
        const QString word = moodText(mood);
        if (path.isEmpty() || path.last() != word)
            path.append(word);
    }
    return path.mid(std::max(0, int(path.size()) - 2)).join(QStringLiteral(" → "));
}

int elapsedMs(const session::CallSession& session, UtcTime now)
{
    if (session.call == session::CallState::None)
        return 0;
    const int sinceOffer =
        session.endedMs ? *session.endedMs : int((now - session.offer.centreTime).count());
    return std::max(0, sinceOffer - session.answeredMs.value_or(0));
}

QString callerOf(const session::CallSession& session)
{
    const auto& typed = session::valueOf(session, kCallerName);
    return text(typed.empty() ? session.offer.callerName.value : typed);
}

/// The line that stands first in the words, or empty.
QString firstRescueLine(const std::string& words)
{
    std::size_t first = std::string::npos;
    QString found;
    for (const auto* line : kRescueLines)
        if (const auto at = words.find(line); at < first) {
            first = at;
            found = QString::fromLatin1(line);
        }
    return found;
}

/// By the rule of the first danger that stands, else by its words.
QString rescueOf(const session::CallSession& session)
{
    for (const auto& hint : session.hints) {
        if (hint.level != session::HintLevel::Danger)
            continue;
        const QString byRule = firstRescueLine(hint.clause);
        const QString line = byRule.isEmpty() ? firstRescueLine(hint.text) : byRule;
        if (!line.isEmpty())
            return line;
    }
    return {};
}

CallLine callLine(const session::CallSession& session, UtcTime now)
{
    CallLine line;
    line.state = session.call;
    line.muted = session.muted;
    line.elapsedMs = elapsedMs(session, now);
    if (session.call == session::CallState::WrapUp && session.endedMs)
        line.wrapUpMs =
            std::max(0, int((now - session.offer.centreTime).count()) - *session.endedMs);
    line.number = text(masked(session.offer.number.value));
    line.caller = callerOf(session);
    line.past = pastOf(session);
    line.latest = latestOf(session, now);
    line.because = text(session.offer.offeredBecause);
    line.moodText = moodPath(session.moods);
    if (!session.moods.empty())
        line.mood = session.moods.back().second;
    line.badge = badgeOf(session);
    if (session.party)
        line.party = text(session.party->name.empty() ? session.party->line : session.party->name);
    line.rescue = rescueOf(session);
    return line;
}

/// As it was heard in the earlier call. Where nobody listened it is read from the kind, one step
/// worse when the caller was not satisfied.
session::Mood moodOf(const session::TicketCard& card)
{
    if (card.mood)
        return *card.mood;
    const bool grave = card.kind == ticket::Kind::Complaint || card.kind == ticket::Kind::Report;
    const int level = (grave ? 1 : 0) + (card.satisfaction == "dissatisfied" ? 1 : 0);
    return static_cast<session::Mood>(level);
}

QList<MoodPoint> moodPoints(const session::CallSession& session, UtcTime now)
{
    auto history = session.offer.history;
    std::sort(history.begin(), history.end(),
              [](const auto& a, const auto& b) { return a.at < b.at; });
    QList<MoodPoint> points;
    const std::size_t first = history.size() > 4 ? history.size() - 4 : 0;
    for (std::size_t i = first; i < history.size(); ++i)
        points.append({kindText(history[i].kind) + QLatin1Char(' ') + dayText(history[i].at, now),
                       moodOf(history[i]), false});
    for (const auto& [ms, mood] : session.moods)
        points.append({QString(), mood, true});
    if (!points.isEmpty() && points.last().today)
        points.last().label = QStringLiteral("今天");
    return points;
}

/// From the last word, or the answer, to an instant of the call.
int quietUntil(const session::CallSession& session, int ms)
{
    int heard = session.answeredMs.value_or(ms);
    for (const auto& one : session.transcript)
        heard = std::max(heard, one.toMs);
    return std::max(0, ms - heard);
}

CoachingLine coachingLine(const session::CallSession& session, UtcTime now)
{
    CoachingLine line;
    line.charactersPerMinute = session.coaching.charactersPerMinute;
    line.talkOvers = session.coaching.talkOvers;
    line.longestSilenceMs = session.coaching.longestSilenceMs;
    if (session.endedMs)
        line.longestSilenceMs =
            std::max(line.longestSilenceMs, quietUntil(session, *session.endedMs));
    const bool speaks = std::any_of(session.running.begin(), session.running.end(),
                                    [](const auto& one) { return !one.second.empty(); });
    const bool listens = session.recogniser.state == "listening";
    if (session.call == session::CallState::Talking && listens && !speaks)
        line.silenceMs = quietUntil(session, int((now - session.offer.centreTime).count()));
    for (const auto& [name, heard] : session.coaching.checks)
        line.checks.append({text(name), heard});
    line.recogniser = session.endedMs ? QStringLiteral("ended") : text(session.recogniser.state);
    line.delayMs = session.recogniser.delayMs;
    return line;
}

QString titleOf(const session::CallSession& session)
{
    const auto it = session.fields.find(std::string(kCategory));
    if (it == session.fields.end())
        return QStringLiteral("新工单");
    const QString path = text(it->second.value.display.value);
    const QString leaf = path.section(QStringLiteral("›"), -1).trimmed();
    return leaf.isEmpty() ? QStringLiteral("新工单") : leaf;
}

HeadLine headLine(const session::CallSession& session)
{
    HeadLine line;
    line.title = titleOf(session);
    if (session.earlier)
        line.title += QStringLiteral("（重办）");
    if (session.merge)
        line.merge = text(session.merge->number);
    if (session.colour)
        line.colour = text(session.colour->mark);
    if (session.matter)
        line.matter += static_cast<int>(session.matter->before.size());
    line.turned = session.turn.has_value();
    if (session.shortForm)
        line.shortForm = text(session.shortForm->because);
    if (session.formTemplate)
        line.formTemplate = text(session.formTemplate->name);
    std::tie(line.filled, line.total) = session::completeness(session);
    FormModel form;
    form.show(session);
    for (const FormRow& row : form.rows()) {
        if (row.standing == FieldStanding::Guess)
            ++line.guesses;
        if (row.required && row.standing == FieldStanding::Empty)
            line.missing.append(row.label);
    }
    line.number = text(session.number);
    if (!session.ticketState.empty())
        line.state = ticketStateText(session.ticketState);
    else if (session.submitted)
        line.state = QStringLiteral("已提交");
    line.submitted = session.submitted.has_value();
    if (session.refusal)
        line.refusal = text(session.refusal->because);
    line.badge = badgeOf(session);
    return line;
}

QList<UnitProposal> proposalsOf(const session::CallSession& session)
{
    using Part = UnitProposal::Part;
    QList<UnitProposal> proposals;
    const auto propose = [&](const session::UnitChoice& unit, double confidence, Part part,
                             const QString& basis) {
        const QString id = text(unit.unit.str());
        if (std::none_of(proposals.begin(), proposals.end(),
                         [&](const auto& one) { return one.unit.value == id; }))
            proposals.append({{id, text(unit.name), confidence}, part, basis});
    };
    if (session.chosenUnit)
        propose(*session.chosenUnit, -1, Part::Standing, {});
    if (!session.destination)
        return proposals;
    const auto& proposed = *session.destination;
    propose(proposed.lead, proposed.lead.confidence,
            session.chosenUnit ? Part::Proposed : Part::Standing, text(proposed.basis));
    for (const auto& helper : proposed.helpers)
        propose(helper, helper.confidence, Part::Helper, {});
    for (const auto& other : proposed.others)
        propose(other, other.confidence, Part::Other, {});
    return proposals;
}

DestinationLine destinationLine(const session::CallSession& session)
{
    DestinationLine line;
    const auto* lead = session::leadOf(session);
    if (!lead)
        return line;
    line.known = true;
    line.unitId = text(lead->unit.str());
    line.unit = text(lead->name);
    line.confidence = lead->confidence;
    line.chosen = session.chosenUnit.has_value();
    line.proposals = proposalsOf(session);
    if (!session.destination)
        return line;
    line.automatic = session.destination->automatic && !line.chosen;
    line.basis = text(session.destination->basis);
    for (const auto& helper : session.destination->helpers)
        line.helpers.append(text(helper.name));
    const auto offer = [&](const session::UnitChoice& unit) {
        if (unit.unit != lead->unit)
            line.others.append({text(unit.unit.str()), text(unit.name), unit.confidence});
    };
    offer(session.destination->lead);
    for (const auto& other : session.destination->others)
        offer(other);
    return line;
}

PinLine pinLine(const session::CallSession& session)
{
    PinLine line;
    if (!session.pin)
        return line;
    const auto& pin = *session.pin;
    line.known = true;
    line.lon = pin.point.lon;
    line.lat = pin.point.lat;
    line.label = text(pin.label);
    line.confidence = pin.confidence;
    line.confirmed = pin.confirmed;
    line.district = text(pin.jurisdiction.district.str());
    line.districtName = text(pin.jurisdiction.districtName);
    line.street = text(pin.jurisdiction.street.str());
    line.streetName = text(pin.jurisdiction.streetName);
    for (const auto& code : pin.jurisdiction.contested)
        line.contested.append(text(code.str()));
    for (const auto& name : pin.sameName)
        line.sameName.append(text(name));
    return line;
}

} // namespace

void Facts::show(const session::CallSession& session, UtcTime now)
{
    const auto update = [this](auto& mine, auto next, void (Facts::*changed)()) {
        if (mine == next)
            return;
        mine = std::move(next);
        (this->*changed)();
    };
    update(m_call, callLine(session, now), &Facts::callChanged);
    update(m_moods, moodPoints(session, now), &Facts::moodsChanged);
    update(m_coaching, coachingLine(session, now), &Facts::coachingChanged);
    update(m_head, headLine(session), &Facts::headChanged);
    update(m_destination, destinationLine(session), &Facts::destinationChanged);
    update(m_pin, pinLine(session), &Facts::pinChanged);
    update(m_online, session.online, &Facts::onlineChanged);
}

} // namespace lianxin::item
