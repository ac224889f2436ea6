#pragma once

#include "models/sla/policy.h"
#include "models/wire/shape.h"

namespace lianxin::wire::tests {

/// Gives every member of a shaped value something that differs from its default and from its
/// neighbours, so that a member which is forgotten in writing or reading shows. Every text begins
/// with the one that is given.
class Filler {
public:
    explicit Filler(std::string text = {}) : m_text(std::move(text)) {}
    void fill(std::string& out)
    {
        out = (m_text.empty() ? "text " : m_text) + std::to_string(++m_count);
    }
    void fill(bool& out) { out = !out; }
    void fill(int& out) { out = ++m_count; }
    void fill(std::int64_t& out) { out = 5'000'000'000 + ++m_count; }
    void fill(double& out) { out = 0.5 + ++m_count; }
    void fill(UtcTime& out)
    {
        out = UtcTime{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}} +
              std::chrono::milliseconds{1500 + ++m_count * 1000};
    }
    /// A whole policy: a rule, a step and a calendar of a unit's own, with every member set.
    void fill(sla::Policy& out)
    {
        using sla::Happening;
        const auto length = [](const char* text) { return sla::parseDuration(text).value(); };
        const sla::DayHours morning = sla::parseHours("08:30-12:00").value();
        const sla::SpecialDay day{std::chrono::year{2026} / 2 / 14, "春节前", morning};
        sla::Step step;
        step.id = "sign";
        step.name = "签收";
        step.charge = sla::Charge::Centre;
        step.start = {Happening::Assigned};
        step.stop = {Happening::Signed};
        step.cancel = {Happening::Unassigned};
        step.pauses = {{Happening::Suspended, Happening::Resumed}};
        step.limit = length("90wm");
        step.maxExtension = length("30wm");
        step.warnAt = {0.5, 0.8};
        step.ladder = {{sla::Supervision::Escalate, length("1wd"), 2}};
        step.hours = sla::Hours::Any;
        sla::Conditions when{{ticket::Kind::Complaint},
                             {CategoryCode("01")},
                             {ticket::Urgency::Urgent},
                             {"business"},
                             {UnitId("heating-company")},
                             sla::Season{std::chrono::month{11} / 15, std::chrono::month{3} / 15}};
        out = {
            "2026-2",
            "办理时限",
            sla::onWeekdays(morning),
            {day},
            {{UnitId("heating-company"), sla::onWeekdays(morning), sla::Holidays::Ignored, {day}}},
            {{"heating", "供热", std::move(when), {std::move(step)}}},
            {2, 4, 5},
            UnitId("hotline-centre")};
    }
    void fill(sla::CalendarYear& out)
    {
        out = {2026 + ++m_count, {{std::chrono::year{2026} / 9 / 20, "国庆节", false}}};
    }
    void fill(Personal& out) { out.value = "人 " + m_text + std::to_string(++m_count); }
    template <class Tag> void fill(base::StrongId<Tag>& out)
    {
        out = base::StrongId<Tag>("id-" + std::to_string(++m_count));
    }
    template <Worded E> void fill(E& out) { out = static_cast<E>(std::size(kWords<E>) - 1); }
    template <Coded T> void fill(T& out) { fillCoded(out); }
    template <Shaped T> void fill(T& out)
    {
        std::apply([&](const auto&... m) { (fill(out.*m.pointer), ...); }, kShape<T>.members);
    }
    template <class T> void fill(std::vector<T>& out)
    {
        out.resize(2);
        for (auto& item : out)
            fill(item);
    }
    template <class T> void fill(std::optional<T>& out) { fill(out.emplace()); }
    template <class V> void fill(std::map<std::string, V>& out)
    {
        fill(out["waiting"]);
        fill(out["awaiting_dispatch"]);
    }

private:
    template <class Field>
    requires requires(Field& f) { f.origin; }
    void fillCoded(Field& out)
    {
        fill(out.name);
        fill(out.value);
        fill(out.display);
        fill(out.confidence);
        fill(out.origin);
        fill(out.spans);
        fill(out.version);
    }
    template <class Point>
    requires requires(Point& p) { p.lon; }
    void fillCoded(Point& out) { out = {113.9 + ++m_count * 1e-3, 35.3}; }
    void fillCoded(std::pair<std::string, bool>& out)
    {
        fill(out.first);
        fill(out.second);
    }

    std::string m_text;
    int m_count = 0;
};

template <class T> T filled(const std::string& text = {})
{
    T value{};
    Filler(text).fill(value);
    return value;
}

/// One filled value of every alternative of a variant, as the type that stands for it.
template <class Body, class Variant, std::size_t... I>
std::vector<Body> filledAlternatives(const std::string& text, std::index_sequence<I...>)
{
    return {Body(filled<std::variant_alternative_t<I, Variant>>(text))...};
}
template <class Body, class Variant>
std::vector<Body> filledAlternatives(const std::string& text = {})
{
    return filledAlternatives<Body, Variant>(
        text, std::make_index_sequence<std::variant_size_v<Variant>>{});
}

} // namespace lianxin::wire::tests
