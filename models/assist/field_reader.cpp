#include "models/assist/field_reader.h"

#include <algorithm>

namespace lianxin::assist {

namespace {

/// How much of a prescribed question must be said to count as asked.
constexpr double kAsked = 0.34;
constexpr double kCueSaid = 0.55;
constexpr double kAgentTells = 0.8;

bool holdsAnyOf(const std::vector<std::u32string>& words, const Heard& heard)
{
    return std::any_of(words.begin(), words.end(), [&](const std::u32string& word) {
        return word.size() > 1 && heard.contains(word);
    });
}

bool holdsCue(const FieldCues& cues, const Heard& heard)
{
    return holdsAnyOf(cues.words, heard) ||
           std::any_of(cues.said.begin(), cues.said.end(),
                       [&](const auto& words) { return holdsAnyOf(words, heard); });
}

std::vector<std::u32string> normalised(const std::vector<std::string>& words)
{
    std::vector<std::u32string> list;
    for (const auto& word : words)
        list.push_back(text::normalise(word).text);
    return list;
}

std::u32string bare(std::u32string question)
{
    if (question.starts_with(U"请问"))
        question.erase(0, 2);
    while (!question.empty() && text::isPunctuation(question.back()))
        question.pop_back();
    return question;
}

/// In its own words, or near enough in others. A short question (一共多少钱) holds no pair that
/// tells, and is known by its words alone.
bool asks(const Heard& agent, const FieldCues& cues)
{
    return (!cues.question.empty() && agent.contains(cues.question)) ||
           shareOf(cues.asking, agent.pairs) >= kAsked;
}

} // namespace

TemplateCues prepare(const ticket::FormTemplate& form)
{
    TemplateCues cues{&form, {}};
    for (const auto& field : form.fields) {
        FieldCues one{&field,
                      normalised(field.words),
                      {},
                      contentPairs(text::normalise(field.ask + "，" + field.label).text),
                      bare(text::normalise(field.ask).text)};
        for (const auto& words : field.said)
            one.said.push_back(normalised(words));
        one.onlyOfType = std::count_if(form.fields.begin(), form.fields.end(),
                                       [&](const ticket::TemplateField& other) {
                                           return other.type == field.type;
                                       }) == 1;
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
        if (one.isCaller() || !one.question || !asks(one, cues))
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
