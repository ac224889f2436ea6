#include "models/assist/field_reader.h"

#include <algorithm>

namespace lianxin::assist {

namespace {

/// How much of a prescribed question must be said to count as asked.
constexpr double kAsked = 0.34;
constexpr double kCueSaid = 0.55;
constexpr double kAgentTells = 0.8;

bool holdsCue(const FieldCues& cues, const Heard& heard)
{
    return std::any_of(cues.words.begin(), cues.words.end(), [&](const std::u32string& word) {
        return word.size() > 1 && heard.contains(word);
    });
}

} // namespace

TemplateCues prepare(const ticket::FormTemplate& form)
{
    TemplateCues cues{&form, {}};
    for (const auto& field : form.fields) {
        FieldCues one{
            &field, {}, contentPairs(text::normalise(field.ask + "，" + field.label).text)};
        for (const auto& word : field.words)
            one.words.push_back(text::normalise(word).text);
        cues.fields.push_back(std::move(one));
    }
    return cues;
}

std::vector<double> relevance(const FieldCues& cues, const std::vector<Heard>& heard)
{
    std::vector<double> weights(heard.size(), 0);
    for (std::size_t i = 0; i < heard.size(); ++i) {
        const auto& one = heard[i];
        if (!one.onlyAsks() && holdsCue(cues, one))
            weights[i] = std::max(weights[i], one.isCaller() ? kCueSaid : kCueSaid * kAgentTells);
        if (one.isCaller() || !one.question || shareOf(cues.asking, one.pairs) < kAsked)
            continue;
        for (const auto reply : repliesTo(heard, i))
            weights[reply] = 1;
    }
    return weights;
}

Proposal readField(const FieldCues& cues, const FieldContext& context)
{
    using enum ticket::FieldType;
    switch (cues.field->type) {
    case Temperature:
        return readTemperature(cues, context);
    case Money:
        return readMoney(cues, context);
    case Number:
        return readNumber(cues, context);
    case Date:
        return readDate(cues, context);
    case People:
        return readPeople(cues, context);
    case Choice:
        return readChoice(cues, context);
    case YesNo:
        return readYesNo(cues, context);
    case Organisation:
        return readOrganisation(cues, context);
    case Phone:
        return readPhone(cues, context);
    case Plate:
        return readPlate(cues, context);
    case Text:
        return readText(cues, context);
    }
    return {};
}

} // namespace lianxin::assist
