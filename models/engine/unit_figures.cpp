#include "models/engine/unit_figures.h"

#include "models/engine/ticket_fold.h"
#include "models/ticket/names.h"
#include "models/ticket/numbering.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace lianxin::engine {

namespace {

constexpr std::array<ticket::Spelling<Figure>, kFigures.size()> kNames{
    {{Figure::Sign, "sign", "按时签收率"},
     {Figure::Contact, "contact", "按时联系率"},
     {Figure::Reply, "reply", "按时反馈率"},
     {Figure::Resolution, "resolution", "解决率"},
     {Figure::Satisfaction, "satisfaction", "满意率"}}};

std::optional<Figure> figureOf(std::string_view step)
{
    if (step == "sign")
        return Figure::Sign;
    if (step == "first_contact")
        return Figure::Contact;
    if (step == "reply")
        return Figure::Reply;
    return std::nullopt;
}

/// The clock an event is about, as it is named in events and views; nothing for any other event.
struct ClockName {
    std::string_view step;
    const UnitId* unit = nullptr;
    UtcTime startedAt{};
};
std::optional<ClockName> clockIn(const EventBody& body)
{
    if (const auto* set = std::get_if<ClockSet>(&body))
        return ClockName{set->step, &set->unit, set->startedAt};
    if (const auto* fired = std::get_if<ClockFired>(&body))
        return ClockName{fired->step, &fired->unit, fired->startedAt};
    return std::nullopt;
}

Verdict verdictOn(const TicketView& ticket, const ClockName& clock)
{
    for (const auto& step : ticket.steps)
        if (step.step == clock.step && step.unit == *clock.unit &&
            step.startedAt == clock.startedAt)
            return step.verdict;
    return Verdict::Open;
}

Tally tallyOf(Verdict verdict)
{
    return {verdict == Verdict::Met ? 1 : 0,
            verdict == Verdict::Met || verdict == Verdict::Missed ? 1 : 0};
}

} // namespace

std::string_view name(Figure figure)
{
    return ticket::spelled(kNames, figure).ascii;
}
std::string_view chineseName(Figure figure)
{
    return ticket::spelled(kNames, figure).chinese;
}
std::optional<Figure> parseFigure(std::string_view text)
{
    return ticket::parsed(kNames, text);
}

int cityMonth(UtcTime time)
{
    const std::chrono::year_month_day day{
        std::chrono::sys_days{std::chrono::days{ticket::cityDay(time)}}};
    return static_cast<int>(day.year()) * 100 +
           static_cast<int>(static_cast<unsigned>(day.month()));
}

std::optional<int> parseMonth(std::string_view text)
{
    int year = 0;
    int month = 0;
    if (text.size() != 7 || text[4] != '-')
        return std::nullopt;
    const auto read = [](std::string_view part, int& out) {
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), out);
        return error == std::errc() && end == part.data() + part.size();
    };
    if (!read(text.substr(0, 4), year) || !read(text.substr(5), month) || month < 1 || month > 12)
        return std::nullopt;
    return year * 100 + month;
}

std::string monthText(int month)
{
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d", month / 100, month % 100);
    return text.data();
}

Judge::Judge(const TicketView* before, const Event& event) : m_event(event)
{
    if (const auto clock = clockIn(event.body); clock && before)
        m_before = verdictOn(*before, *clock);
}

std::vector<Judgement> Judge::after(const TicketView& ticket) const
{
    if (const auto clock = clockIn(m_event.body)) {
        const auto figure = figureOf(clock->step);
        const auto verdict = verdictOn(ticket, *clock);
        if (!figure || clock->unit->empty() || verdict == m_before)
            return {};
        const auto was = tallyOf(m_before);
        const auto is = tallyOf(verdict);
        const Tally change{is.good - was.good, is.judged - was.judged};
        if (change == Tally{})
            return {};
        return {{{*clock->unit, cityMonth(clock->startedAt), *figure}, change}};
    }
    const auto* callback = std::get_if<CallbackRecorded>(&m_event.body);
    const auto lead = callback ? leadOf(ticket) : UnitId{};
    if (!callback || !callback->reached || lead.empty())
        return {};
    const int month = cityMonth(m_event.recordedAt);
    return {
        {{lead, month, Figure::Resolution}, {callback->resolved ? 1 : 0, 1}},
        {{lead, month, Figure::Satisfaction}, {callback->satisfaction == "satisfied" ? 1 : 0, 1}}};
}

void UnitFigures::add(const Judgement& judgement)
{
    auto& tally = m_all[judgement.key];
    tally.good += judgement.change.good;
    tally.judged += judgement.change.judged;
    if (tally == Tally{})
        m_all.erase(judgement.key);
}

} // namespace lianxin::engine
