#pragma once

#include "models/assist/moment.h"
#include "models/assist/place_reader.h"
#include "models/assist/proposal.h"
#include "models/routing/directory.h"
#include "models/ticket/form_template.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lianxin::assist {

/// A field of a template made ready once.
struct FieldCues {
    const ticket::TemplateField* field = nullptr;
    std::vector<std::u32string> words;             ///< normalised
    std::vector<std::vector<std::u32string>> said; ///< of each choice, normalised
    std::vector<std::uint64_t> asking;             ///< content pairs of the question and the label
    std::u32string question;                       ///< normalised, without 请问 and its mark
    bool onlyOfType = false;                       ///< the form has no other field of that type
};
struct TemplateCues {
    const ticket::FormTemplate* form = nullptr;
    std::vector<FieldCues> fields;
};
TemplateCues prepare(const ticket::FormTemplate& form);

/// What else is known when a field is read.
struct FieldContext {
    const std::vector<Heard>& heard;
    const std::vector<std::vector<Moment>>& moments; ///< beside `heard`
    const std::vector<std::vector<places::Mention>>&
        mentions; ///< beside `heard`, offsets of the raw text
    const places::Gazetteer& gazetteer;
    const std::optional<Whereabouts>& where;
    const Proposal& time;
    std::string lineNumber;
    const routing::Unit* lead = nullptr; ///< who would act
    UtcTime now{};
};

/// Where a field's value is to be looked for: how strongly each utterance speaks of it. 1 for the
/// answer to its question, less for an utterance that holds one of its cue words, 0 for the agent's
/// open questions.
std::vector<double> relevance(const FieldCues& cues, const std::vector<Heard>& heard);

/// The field's value by its type; nothing where nothing was said of it. Numbers that were taken
/// back do not count, later ones replace earlier ones, a read-back the caller does not deny makes
/// surer.
Proposal readField(const FieldCues& cues, const FieldContext& context);

Proposal readTemperature(const FieldCues& cues,
                         const FieldContext& context); ///< 卧室 14 ℃，客厅 15 ℃
Proposal readMoney(const FieldCues& cues, const FieldContext& context);  ///< 5680 元
Proposal readNumber(const FieldCues& cues, const FieldContext& context); ///< 23
Proposal readDate(const FieldCues& cues, const FieldContext& context);   ///< 2026-04-18
Proposal readPeople(const FieldCues& cues,
                    const FieldContext& context); ///< 80 岁以上老人，高考考生
Proposal readChoice(const FieldCues& cues,
                    const FieldContext& context); ///< one of the field's choices
Proposal readYesNo(const FieldCues& cues, const FieldContext& context); ///< 是, 否
Proposal readOrganisation(const FieldCues& cues, const FieldContext& context);
Proposal readPhone(const FieldCues& cues, const FieldContext& context);
Proposal readPlate(const FieldCues& cues, const FieldContext& context); ///< 豫G12345
Proposal readText(const FieldCues& cues, const FieldContext& context);

/// Persons who need care, in the words of a form: 80 岁以上老人, 2 岁幼儿, 轮椅老人, 孕妇 …; from
/// the caller's words only.
struct Person {
    std::string name;
    ticket::Span span;
};
std::vector<Person> peopleIn(const Heard& heard);
/// Each once; 老人 alone falls away beside one whose age is known.
std::vector<Person> together(const std::vector<Heard>& heard);

} // namespace lianxin::assist
