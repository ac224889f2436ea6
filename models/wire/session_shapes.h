#pragma once

#include "models/session/event.h"
#include "models/wire/common_shapes.h"
#include "models/wire/guide_shapes.h"

/// Members of every session event.
namespace lianxin::wire {

// — members
template <>
inline constexpr auto kShape<session::TicketCard> = shape(
    "TicketCard", member("id", &session::TicketCard::id),
    member("number", &session::TicketCard::number), member("title", &session::TicketCard::title),
    member("kind", &session::TicketCard::kind), member("state", &session::TicketCard::state),
    member("unit_name", &session::TicketCard::unitName),
    member("outcome", &session::TicketCard::outcome),
    member("satisfaction", &session::TicketCard::satisfaction),
    member("at", &session::TicketCard::at), member("metres", &session::TicketCard::metres),
    member("likeness", &session::TicketCard::likeness),
    member("point", &session::TicketCard::point), member("mark", &session::TicketCard::mark),
    member("paint", &session::TicketCard::paint), member("mood", &session::TicketCard::mood));
template <>
inline constexpr auto kShape<session::CallOffered> = shape(
    "CallOffered", needed("call", &session::CallOffered::call),
    member("number", &session::CallOffered::number),
    member("caller_name", &session::CallOffered::callerName),
    member("dialled", &session::CallOffered::dialled), member("key", &session::CallOffered::key),
    needed("centre_time", &session::CallOffered::centreTime),
    member("history", &session::CallOffered::history),
    member("media", &session::CallOffered::media),
    member("offered_because", &session::CallOffered::offeredBecause));
template <> inline constexpr auto kShape<session::CallAnswered> = shape("CallAnswered");
template <> inline constexpr auto kShape<session::CallHeld> = shape("CallHeld");
template <> inline constexpr auto kShape<session::CallResumed> = shape("CallResumed");
template <>
inline constexpr auto kShape<session::CallMuted> = shape("CallMuted",
                                                         member("on", &session::CallMuted::on));
template <>
inline constexpr auto
    kShape<session::CallEnded> = shape("CallEnded", member("reason", &session::CallEnded::reason));
template <> inline constexpr auto kShape<session::WrapUpFinished> = shape("WrapUpFinished");
template <>
inline constexpr auto kShape<session::SpeechProgressed> =
    shape("SpeechProgressed", member("speaker", &session::SpeechProgressed::speaker),
          member("text", &session::SpeechProgressed::text));
template <>
inline constexpr auto kShape<session::UtteranceHeard> =
    shape("UtteranceHeard", needed("utterance", &session::UtteranceHeard::utterance),
          member("speaker", &session::UtteranceHeard::speaker),
          member("text", &session::UtteranceHeard::text),
          member("from_ms", &session::UtteranceHeard::fromMs),
          member("to_ms", &session::UtteranceHeard::toMs));
template <>
inline constexpr auto kShape<session::UtteranceCorrected> =
    shape("UtteranceCorrected", needed("utterance", &session::UtteranceCorrected::utterance),
          member("text", &session::UtteranceCorrected::text));
template <>
inline constexpr auto
    kShape<session::Alternative> = shape("Alternative",
                                         member("value", &session::Alternative::value),
                                         member("display", &session::Alternative::display),
                                         member("confidence", &session::Alternative::confidence));
template <>
inline constexpr auto kShape<session::FieldSuggested> =
    shape("FieldSuggested", needed("field", &session::FieldSuggested::field),
          member("alternatives", &session::FieldSuggested::alternatives),
          member("model", &session::FieldSuggested::model));
template <>
inline constexpr auto
    kShape<session::FieldEdited> = shape("FieldEdited", needed("name", &session::FieldEdited::name),
                                         member("value", &session::FieldEdited::value),
                                         member("display", &session::FieldEdited::display));
template <>
inline constexpr auto kShape<session::FieldAccepted> =
    shape("FieldAccepted", needed("name", &session::FieldAccepted::name));
template <>
inline constexpr auto kShape<session::FormField> = shape(
    "FormField", needed("name", &session::FormField::name),
    member("label", &session::FormField::label), member("type", &session::FormField::type),
    member("ask", &session::FormField::ask), member("required", &session::FormField::required),
    member("choices", &session::FormField::choices));
template <>
inline constexpr auto kShape<session::TemplateChosen> =
    shape("TemplateChosen", member("form_template", &session::TemplateChosen::formTemplate),
          member("name", &session::TemplateChosen::name),
          member("fields", &session::TemplateChosen::fields));
template <>
inline constexpr auto kShape<session::Answer> =
    shape("Answer", needed("entry", &session::Answer::entry),
          member("version", &session::Answer::version), member("title", &session::Answer::title),
          member("answer", &session::Answer::answer), member("steps", &session::Answer::steps),
          member("unit_name", &session::Answer::unitName),
          member("updated", &session::Answer::updated), member("until", &session::Answer::until),
          member("score", &session::Answer::score), member("spans", &session::Answer::spans));
template <>
inline constexpr auto kShape<session::AnswersShown> =
    shape("AnswersShown", member("answers", &session::AnswersShown::answers));
template <>
inline constexpr auto
    kShape<session::PinPlaced> = shape("PinPlaced", needed("point", &session::PinPlaced::point),
                                       member("jurisdiction", &session::PinPlaced::jurisdiction),
                                       member("label", &session::PinPlaced::label),
                                       member("confidence", &session::PinPlaced::confidence),
                                       member("confirmed", &session::PinPlaced::confirmed),
                                       member("same_name", &session::PinPlaced::sameName));
template <>
inline constexpr auto
    kShape<session::UnitChoice> = shape("UnitChoice", member("unit", &session::UnitChoice::unit),
                                        member("name", &session::UnitChoice::name),
                                        member("confidence", &session::UnitChoice::confidence));
template <>
inline constexpr auto kShape<session::DestinationProposed> =
    shape("DestinationProposed", member("lead", &session::DestinationProposed::lead),
          member("helpers", &session::DestinationProposed::helpers),
          member("others", &session::DestinationProposed::others),
          member("item", &session::DestinationProposed::item),
          member("basis", &session::DestinationProposed::basis),
          member("automatic", &session::DestinationProposed::automatic));
template <>
inline constexpr auto
    kShape<session::PlannedStep> = shape("PlannedStep", member("step", &session::PlannedStep::step),
                                         member("name", &session::PlannedStep::name),
                                         member("due", &session::PlannedStep::due),
                                         member("why", &session::PlannedStep::why),
                                         member("provisional", &session::PlannedStep::provisional));
template <>
inline constexpr auto kShape<session::DeadlinesProposed> =
    shape("DeadlinesProposed", member("urgency", &session::DeadlinesProposed::urgency),
          member("steps", &session::DeadlinesProposed::steps));
template <>
inline constexpr auto kShape<session::DestinationChosen> =
    shape("DestinationChosen", member("lead", &session::DestinationChosen::lead));
template <>
inline constexpr auto kShape<session::NearbyShown> =
    shape("NearbyShown", member("tickets", &session::NearbyShown::tickets));
template <>
inline constexpr auto kShape<session::TopicShown> =
    shape("TopicShown", member("id", &session::TopicShown::id),
          member("title", &session::TopicShown::title), member("size", &session::TopicShown::size),
          member("today", &session::TopicShown::today), member("hot", &session::TopicShown::hot),
          member("reason", &session::TopicShown::reason),
          member("tickets", &session::TopicShown::tickets));
template <>
inline constexpr auto kShape<session::Hint> = shape("Hint", member("id", &session::Hint::id),
                                                    member("level", &session::Hint::level),
                                                    member("text", &session::Hint::text),
                                                    member("say", &session::Hint::say),
                                                    member("clause", &session::Hint::clause),
                                                    member("spans", &session::Hint::spans));
template <>
inline constexpr auto
    kShape<session::HintsShown> = shape("HintsShown", member("hints", &session::HintsShown::hints));
template <>
inline constexpr auto
    kShape<session::MoodSensed> = shape("MoodSensed", member("mood", &session::MoodSensed::mood));
template <>
inline constexpr auto kShape<session::CoachingShown> = shape(
    "CoachingShown", member("characters_per_minute", &session::CoachingShown::charactersPerMinute),
    member("talk_overs", &session::CoachingShown::talkOvers),
    member("longest_silence_ms", &session::CoachingShown::longestSilenceMs),
    member("checks", &session::CoachingShown::checks));
template <>
inline constexpr auto kShape<session::RecogniserChanged> =
    shape("RecogniserChanged", member("state", &session::RecogniserChanged::state),
          member("delay_ms", &session::RecogniserChanged::delayMs));
template <>
inline constexpr auto kShape<session::LinkChanged> =
    shape("LinkChanged", member("online", &session::LinkChanged::online));
template <>
inline constexpr auto kShape<session::SubmissionRefused> =
    shape("SubmissionRefused", needed("ticket", &session::SubmissionRefused::ticket),
          needed("code", &session::SubmissionRefused::code),
          member("because", &session::SubmissionRefused::because));
template <>
inline constexpr auto kShape<session::TurnMarked> =
    shape("TurnMarked", needed("utterance", &session::TurnMarked::utterance));
template <>
inline constexpr auto
    kShape<session::MatterBegun> = shape("MatterBegun",
                                         needed("utterance", &session::MatterBegun::utterance),
                                         member("before", &session::MatterBegun::before));
template <>
inline constexpr auto kShape<session::TicketSubmitted> =
    shape("TicketSubmitted", needed("ticket", &session::TicketSubmitted::ticket),
          member("outcome", &session::TicketSubmitted::outcome),
          member("provisional_number", &session::TicketSubmitted::provisionalNumber),
          member("clause", &session::TicketSubmitted::clause));
template <>
inline constexpr auto
    kShape<session::TicketNumbered> = shape("TicketNumbered",
                                            needed("ticket", &session::TicketNumbered::ticket),
                                            member("number", &session::TicketNumbered::number));
template <>
inline constexpr auto kShape<session::TicketProgressed> =
    shape("TicketProgressed", needed("ticket", &session::TicketProgressed::ticket),
          member("state", &session::TicketProgressed::state),
          member("unit_name", &session::TicketProgressed::unitName));
template <>
inline constexpr auto kShape<session::EarlierTaken> = shape(
    "EarlierTaken", needed("ticket", &session::EarlierTaken::ticket),
    member("number", &session::EarlierTaken::number),
    member("title", &session::EarlierTaken::title),
    member("fields", &session::EarlierTaken::fields), member("lead", &session::EarlierTaken::lead));
template <>
inline constexpr auto
    kShape<session::MergeChosen> = shape("MergeChosen", member("into", &session::MergeChosen::into),
                                         member("number", &session::MergeChosen::number),
                                         member("title", &session::MergeChosen::title));
template <>
inline constexpr auto kShape<session::CallTransferred> =
    shape("CallTransferred", member("group", &session::CallTransferred::group));
template <>
inline constexpr auto
    kShape<session::GuideProposed> = shape("GuideProposed",
                                           member("guide", &session::GuideProposed::guide),
                                           member("names", &session::GuideProposed::names));
template <>
inline constexpr auto kShape<session::GuideUnfolded> =
    shape("GuideUnfolded", member("open", &session::GuideUnfolded::open));
template <>
inline constexpr auto
    kShape<session::GuideKeyHeard> = shape("GuideKeyHeard",
                                           needed("guide", &session::GuideKeyHeard::guide),
                                           needed("node", &session::GuideKeyHeard::node),
                                           member("option", &session::GuideKeyHeard::option),
                                           member("spans", &session::GuideKeyHeard::spans));
template <>
inline constexpr auto
    kShape<session::GuideStepChosen> = shape("GuideStepChosen",
                                             needed("guide", &session::GuideStepChosen::guide),
                                             needed("node", &session::GuideStepChosen::node),
                                             needed("option", &session::GuideStepChosen::option));
template <>
inline constexpr auto kShape<session::GuideSteppedBack> =
    shape("GuideSteppedBack", needed("guide", &session::GuideSteppedBack::guide));
template <>
inline constexpr auto
    kShape<session::FormShortened> = shape("FormShortened",
                                           member("on", &session::FormShortened::on),
                                           member("because", &session::FormShortened::because));
template <>
inline constexpr auto
    kShape<session::ColourChosen> = shape("ColourChosen",
                                          member("colour", &session::ColourChosen::colour),
                                          member("mark", &session::ColourChosen::mark));
template <>
inline constexpr auto
    kShape<session::PartyJoined> = shape("PartyJoined", needed("line", &session::PartyJoined::line),
                                         member("name", &session::PartyJoined::name));
template <> inline constexpr auto kShape<session::PartyReleased> = shape("PartyReleased");
// — end of members

} // namespace lianxin::wire
