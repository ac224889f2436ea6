#include "models/routing/call_words.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace lianxin::routing {

namespace {

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
    const bool surge = words.surge && !texts.surge.empty();
    auto text = surge ? texts.surge : words.expected ? texts.waiting : texts.position;
    if (text.find("{minutes}") != std::string::npos && !words.expected)
        text = texts.position;
    const auto count = words.expected ? ceil<minutes>(*words.expected).count() : 0;
    text = filled(std::move(text), "{ahead}", std::to_string(words.ahead));
    text = filled(std::move(text), "{place}", std::to_string(words.ahead + 1));
    text = filled(std::move(text), "{minutes}", std::to_string(std::max<long>(1, count)));
    return words.offersCallback ? text + texts.callback : text;
}

} // namespace lianxin::routing
