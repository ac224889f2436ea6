#include "models/routing/call_words.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

namespace lianxin::routing {

namespace {

constexpr std::string_view kMinutes = "{minutes}";

std::string waitedFor(Milliseconds waited)
{
    return "（已等 " + spokenTime(waited) + "）";
}

std::string filled(std::string text, std::string_view name, const std::string& value)
{
    for (auto at = text.find(name); at != std::string::npos;
         at = text.find(name, at + value.size()))
        text.replace(at, name.size(), value);
    return text;
}

struct Clause {
    std::string_view words;
    std::string_view mark; ///< after it; nothing at the end of a text without one
};

constexpr std::array<std::string_view, 4> kGoOn{"，", "；", ",", ";"};
constexpr std::array<std::string_view, 4> kEnd{"。", "！", "？", "!"};

Clause takeClause(std::string_view& text)
{
    Clause clause{text, {}};
    for (const auto& marks : {kGoOn, kEnd})
        for (const auto mark : marks)
            if (const auto at = text.find(mark); at < clause.words.size())
                clause = {text.substr(0, at), mark};
    text.remove_prefix(clause.words.size() + clause.mark.size());
    return clause;
}

/// The text without the clauses that tell minutes. A sentence that so loses its end ends with the
/// clause before.
std::string withoutMinutes(std::string_view text)
{
    const auto goesOn = [](std::string_view mark) {
        return std::ranges::find(kGoOn, mark) != kGoOn.end();
    };
    std::string kept;
    std::string_view mark;
    while (!text.empty()) {
        const auto clause = takeClause(text);
        if (clause.words.find(kMinutes) == std::string_view::npos) {
            kept.append(mark).append(clause.words);
            mark = clause.mark;
        } else if (goesOn(mark) && !goesOn(clause.mark)) {
            mark = clause.mark;
        }
    }
    return kept.append(mark);
}

/// Without an honest wait the surge text tells all but the minutes.
std::string textFor(const Announcements& texts, const WaitWords& words)
{
    if (words.expected)
        return words.surge && !texts.surge.empty() ? texts.surge : texts.waiting;
    auto surge = words.surge ? withoutMinutes(texts.surge) : std::string();
    return surge.empty() ? texts.position : surge;
}

} // namespace

std::string spokenTime(Milliseconds time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).count();
    if (seconds < 60)
        return std::to_string(seconds) + " 秒";
    return std::to_string(seconds / 60) + " 分 " + std::to_string(seconds % 60) + " 秒";
}

std::string whyLongestIdle(const SkillSet& needs, Milliseconds idle)
{
    return (needs.empty() ? "空闲坐席中" : "具备所需技能的坐席中") + std::string{"空闲最久（"} +
           spokenTime(idle) + "）";
}

std::string whyNextInLine(Place place, Milliseconds waited)
{
    return (place == Place::AtHead ? "上一坐席未接通，排在队首" : "排队最久") + waitedFor(waited);
}

std::string whyKnown()
{
    return "来电人近日的诉求由该坐席受理";
}

std::string whyCallback(Milliseconds waited)
{
    return "排队回拨，仍按来电先后" + waitedFor(waited);
}

std::string whyTransferred(const std::string& note, Milliseconds waited)
{
    return "同事转来，排在队首" + waitedFor(waited) + (note.empty() ? "" : "：" + note);
}

std::string whyForAnother(const std::string& group, Milliseconds waited)
{
    return "代" + group + "接听，排队最久" + waitedFor(waited);
}

std::string whyOverflowed(const std::string& from, const std::string& to, Milliseconds waited)
{
    return from + "已等 " + spokenTime(waited) + "，" +
           (from == to ? "放宽所需技能" : to + "也可接听");
}

std::string whyPassedOn(const std::string& from, const std::string& city, Milliseconds waited)
{
    return from + "已等 " + spokenTime(waited) + "，转请 " + city + " 代接";
}

std::string whyTurnedAway(const std::string& reason, UtcTime until)
{
    const auto local = base::toLocal(until);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{local - day};
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%d年%u月%u日 %02d:%02d", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()));
    return "该号码因“" + reason + "”限制来电，至 " + text.data();
}

std::string announcement(const Announcements& texts, const WaitWords& words)
{
    using std::chrono::ceil;
    using std::chrono::minutes;
    auto text = textFor(texts, words);
    const auto count = words.expected ? ceil<minutes>(*words.expected).count() : 0;
    text = filled(std::move(text), "{ahead}", std::to_string(words.ahead));
    text = filled(std::move(text), "{place}", std::to_string(words.ahead + 1));
    text = filled(std::move(text), kMinutes, std::to_string(std::max<long>(1, count)));
    return words.offersCallback ? text + texts.callback : text;
}

} // namespace lianxin::routing
