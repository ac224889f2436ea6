#include "models/assist/field_reader.h"

#include "models/assist/cues.h"
#include "models/assist/rescue.h"
#include "models/text/numeral_run.h"

#include <algorithm>
#include <array>

namespace lianxin::assist {

namespace {

enum Group { Elder, Child, Baby, Pregnant, Confined, Sick, Disabled, GaokaoPupil, ZhongkaoPupil };

constexpr std::array kGroups{
    Cue{"老人", Elder},         Cue{"老母亲", Elder},     Cue{"老父亲", Elder},
    Cue{"老爷子", Elder},       Cue{"老太太", Elder},     Cue{"婆婆", Elder},
    Cue{"公公", Elder},         Cue{"爷爷", Elder},       Cue{"奶奶", Elder},
    Cue{"姥姥", Elder},         Cue{"姥爷", Elder},       Cue{"外婆", Elder},
    Cue{"外公", Elder},         Cue{"老妈", Elder},       Cue{"老爸", Elder},
    Cue{"老头", Elder},         Cue{"老两口", Elder},     Cue{"老伴", Elder},

    Cue{"孩子", Child},         Cue{"小孩", Child},       Cue{"儿童", Child},
    Cue{"宝宝", Child},         Cue{"娃", Child},         Cue{"小朋友", Child},
    Cue{"幼儿", Child},

    Cue{"婴儿", Baby},          Cue{"刚出生", Baby},      Cue{"新生儿", Baby},
    Cue{"没满月", Baby},        Cue{"吃奶的", Baby},

    Cue{"孕妇", Pregnant},      Cue{"怀孕", Pregnant},    Cue{"怀着孕", Pregnant},
    Cue{"坐月子", Confined},    Cue{"月子", Confined},

    Cue{"病人", Sick},          Cue{"卧床", Sick},        Cue{"制氧机", Sick},
    Cue{"透析", Sick},          Cue{"瘫痪", Sick},        Cue{"刚做完手术", Sick},
    Cue{"心脏病", Sick},

    Cue{"残疾", Disabled},      Cue{"盲人", Disabled},    Cue{"聋哑", Disabled},

    Cue{"高考", GaokaoPupil},   Cue{"高三", GaokaoPupil}, Cue{"中考", ZhongkaoPupil},
    Cue{"初三", ZhongkaoPupil},
};

std::string_view plainName(int group)
{
    constexpr std::string_view kNames[]{"老人", "儿童",   "婴儿",     "孕妇",    "产妇",
                                        "病人", "残疾人", "高考考生", "中考考生"};
    return kNames[static_cast<std::size_t>(group)];
}

struct Age {
    int years = -1;
    bool orMore = false;
    int from = 0;
};

/// 八十多岁(的) or 两岁(的) right before the person; also 今年八十了 in the words after is left to
/// the agent's question.
Age ageBefore(const Heard& heard, int person)
{
    const auto text = std::u32string_view{heard.text()};
    for (int at = std::max(0, person - 9); at < person; ++at) {
        const auto run = text::numeralRunAt(text, at);
        if (!run || run->to > person || run->value < 1 || run->value > 120)
            continue;
        int end = run->to;
        bool more = run->form == text::NumeralRun::Form::Range;
        while (end < person && (text[static_cast<std::size_t>(end)] == U'多' ||
                                text[static_cast<std::size_t>(end)] == U'几')) {
            more = true;
            ++end;
        }
        if (end >= person || text[static_cast<std::size_t>(end)] != U'岁')
            continue;
        const auto rest = heard.slice(end + 1, person);
        if (rest.find_first_of(U",。?!;、") != std::u32string_view::npos)
            continue;
        return {static_cast<int>(run->value), more, at};
    }
    return {};
}

std::string elderName(const Age& age)
{
    if (age.years < 50)
        return "老人";
    return std::to_string(age.orMore ? age.years / 10 * 10 : age.years) +
           (age.orMore ? " 岁以上老人" : " 岁老人");
}

std::string childName(const Age& age)
{
    if (age.years < 0)
        return "儿童";
    return std::to_string(age.years) + (age.years <= 6   ? " 岁幼儿"
                                        : age.years < 18 ? " 岁儿童"
                                                         : " 岁");
}

std::optional<Person> personAt(const Heard& heard, const Cues::Hit& hit)
{
    const auto before = heard.slice(std::max(0, hit.from - 6), hit.from);
    const bool denied =
        before.ends_with(U"没有") || before.ends_with(U"没") || before.ends_with(U"不是");
    if (denied)
        return std::nullopt;
    const auto wheelchair = before.find(U"轮椅");
    if (hit.meaning == Elder && wheelchair != std::u32string_view::npos)
        return Person{"轮椅老人",
                      heard.span(std::max(0, hit.from - 6) + static_cast<int>(wheelchair), hit.to)};
    const bool aged = hit.meaning == Elder || hit.meaning == Child;
    const Age age = aged ? ageBefore(heard, hit.from) : Age{};
    const int from = age.years >= 0 ? age.from : hit.from;
    const std::string name = hit.meaning == Elder   ? elderName(age)
                             : hit.meaning == Child ? childName(age)
                                                    : std::string{plainName(hit.meaning)};
    return Person{name, heard.span(from, hit.to)};
}

bool isPlain(const std::string& name, std::string_view plain)
{
    return name == plain;
}

} // namespace

std::vector<Person> peopleIn(const Heard& heard)
{
    static const Cues kTable{kGroups};
    std::vector<Person> people;
    for (const auto& hit : kTable.find(heard.text()))
        if (auto person = personAt(heard, hit))
            people.push_back(std::move(*person));
    return people;
}

std::vector<Person> together(const std::vector<Heard>& heard)
{
    std::vector<Person> all;
    for (const auto& one : heard) {
        if (!one.isCaller())
            continue;
        for (auto& person : peopleIn(one)) {
            const bool known = std::any_of(all.begin(), all.end(),
                                           [&](const Person& p) { return p.name == person.name; });
            if (!known)
                all.push_back(std::move(person));
        }
    }
    const auto aged = [&](std::string_view ending) {
        return std::any_of(all.begin(), all.end(), [&](const Person& p) {
            return p.name.size() > ending.size() && p.name.ends_with(ending) &&
                   p.name.front() >= '0' && p.name.front() <= '9';
        });
    };
    const bool elder = aged("老人");
    const bool child = aged("幼儿") || aged("儿童");
    std::erase_if(all, [&](const Person& p) {
        return (elder && isPlain(p.name, "老人")) || (child && isPlain(p.name, "儿童"));
    });
    return all;
}

Proposal readPeople(const FieldCues& cues, const FieldContext& context)
{
    constexpr std::string_view kTrapped = "被困";
    auto people = together(context.heard);
    if (cues.field->label.find(kTrapped) != std::string::npos)
        for (auto& [name, span] : ownPeopleInside(context.heard))
            if (std::none_of(people.begin(), people.end(),
                             [&](const Person& known) { return known.name == name; }))
                people.push_back({std::move(name), span});
    Proposal proposal;
    for (const auto& person : people) {
        proposal.value += (proposal.value.empty() ? "" : "，") + person.name;
        addSpan(proposal.spans, person.span);
    }
    proposal.confidence = 0.88;
    return proposal;
}

} // namespace lianxin::assist
