#pragma once

#include "models/engine/event.h"
#include "models/wire/common_shapes.h"
#include "models/wire/policy_shapes.h"

/// Members of every central event.
namespace lianxin::wire {

// — members
template <>
inline constexpr auto kShape<engine::SeatSignedIn> = shape(
    "SeatSignedIn", needed("seat", &engine::SeatSignedIn::seat),
    member("staff", &engine::SeatSignedIn::staff),
    member("staff_name", &engine::SeatSignedIn::staffName),
    member("skills", &engine::SeatSignedIn::skills), member("group", &engine::SeatSignedIn::group));
template <>
inline constexpr auto
    kShape<engine::SeatSignedOut> = shape("SeatSignedOut",
                                          needed("seat", &engine::SeatSignedOut::seat),
                                          member("reason", &engine::SeatSignedOut::reason));
template <>
inline constexpr auto kShape<engine::SeatStateSet> = shape(
    "SeatStateSet", needed("seat", &engine::SeatStateSet::seat),
    member("state", &engine::SeatStateSet::state), member("reason", &engine::SeatStateSet::reason));
template <>
inline constexpr auto
    kShape<engine::LeaseRenewed> = shape("LeaseRenewed",
                                         needed("seat", &engine::LeaseRenewed::seat),
                                         member("until", &engine::LeaseRenewed::until));
template <>
inline constexpr auto kShape<engine::LeaseLost> = shape("LeaseLost",
                                                        needed("seat", &engine::LeaseLost::seat));
template <>
inline constexpr auto kShape<engine::CallQueued> = shape(
    "CallQueued", needed("call", &engine::CallQueued::call),
    member("number", &engine::CallQueued::number), member("dialled", &engine::CallQueued::dialled),
    member("key", &engine::CallQueued::key), member("skills", &engine::CallQueued::skills),
    member("media", &engine::CallQueued::media), member("at_head", &engine::CallQueued::atHead),
    member("group", &engine::CallQueued::group), member("priority", &engine::CallQueued::priority),
    member("preferred", &engine::CallQueued::preferred));
template <>
inline constexpr auto
    kShape<engine::CallOffered> = shape("CallOffered", needed("call", &engine::CallOffered::call),
                                        needed("seat", &engine::CallOffered::seat),
                                        member("because", &engine::CallOffered::because));
template <>
inline constexpr auto
    kShape<engine::CallAnswered> = shape("CallAnswered",
                                         needed("call", &engine::CallAnswered::call),
                                         needed("seat", &engine::CallAnswered::seat));
template <>
inline constexpr auto kShape<engine::CallHeld> = shape("CallHeld",
                                                       needed("call", &engine::CallHeld::call));
template <>
inline constexpr auto
    kShape<engine::CallResumed> = shape("CallResumed", needed("call", &engine::CallResumed::call));
template <>
inline constexpr auto
    kShape<engine::CallEnded> = shape("CallEnded", needed("call", &engine::CallEnded::call),
                                      member("reason", &engine::CallEnded::reason));
template <>
inline constexpr auto kShape<engine::WrapUpFinished> =
    shape("WrapUpFinished", needed("seat", &engine::WrapUpFinished::seat));
template <>
inline constexpr auto kShape<engine::TicketAccepted> =
    shape("TicketAccepted", needed("ticket", &engine::TicketAccepted::ticket),
          member("number", &engine::TicketAccepted::number),
          member("provisional_number", &engine::TicketAccepted::provisionalNumber),
          member("call", &engine::TicketAccepted::call),
          member("session", &engine::TicketAccepted::session),
          member("fields", &engine::TicketAccepted::fields),
          member("point", &engine::TicketAccepted::point),
          member("district", &engine::TicketAccepted::district),
          member("urgency", &engine::TicketAccepted::urgency),
          member("colour", &engine::TicketAccepted::colour),
          member("item", &engine::TicketAccepted::item),
          member("answers", &engine::TicketAccepted::answers),
          member("earlier", &engine::TicketAccepted::earlier),
          member("team", &engine::TicketAccepted::team),
          member("confidential", &engine::TicketAccepted::confidential));
template <>
inline constexpr auto
    kShape<engine::TicketMerged> = shape("TicketMerged",
                                         needed("ticket", &engine::TicketMerged::ticket),
                                         needed("into", &engine::TicketMerged::into),
                                         member("into_number", &engine::TicketMerged::intoNumber));
template <>
inline constexpr auto kShape<engine::TicketSplit> = shape(
    "TicketSplit", needed("ticket", &engine::TicketSplit::ticket),
    needed("from", &engine::TicketSplit::from), member("reason", &engine::TicketSplit::reason));
template <>
inline constexpr auto kShape<engine::TicketFieldChanged> =
    shape("TicketFieldChanged", needed("ticket", &engine::TicketFieldChanged::ticket),
          needed("field", &engine::TicketFieldChanged::field));
template <>
inline constexpr auto kShape<engine::TicketAnswered> =
    shape("TicketAnswered", needed("ticket", &engine::TicketAnswered::ticket));
template <>
inline constexpr auto
    kShape<engine::TicketRefused> = shape("TicketRefused",
                                          needed("ticket", &engine::TicketRefused::ticket),
                                          member("clause", &engine::TicketRefused::clause));
template <>
inline constexpr auto
    kShape<engine::TicketHandedOver> = shape("TicketHandedOver",
                                             needed("ticket", &engine::TicketHandedOver::ticket),
                                             member("to", &engine::TicketHandedOver::to));
template <>
inline constexpr auto
    kShape<engine::DispatchAudit> = shape("DispatchAudit",
                                          member("kind", &engine::DispatchAudit::kind),
                                          member("category", &engine::DispatchAudit::category),
                                          member("item", &engine::DispatchAudit::item),
                                          member("district", &engine::DispatchAudit::district),
                                          member("proposed", &engine::DispatchAudit::proposed),
                                          member("confidence", &engine::DispatchAudit::confidence),
                                          member("threshold", &engine::DispatchAudit::threshold),
                                          member("candidates", &engine::DispatchAudit::candidates),
                                          member("doubt", &engine::DispatchAudit::doubt));
template <>
inline constexpr auto
    kShape<engine::TicketQueued> = shape("TicketQueued",
                                         needed("ticket", &engine::TicketQueued::ticket),
                                         member("because", &engine::TicketQueued::because),
                                         member("audit", &engine::TicketQueued::audit));
template <>
inline constexpr auto kShape<engine::TicketDispatched> =
    shape("TicketDispatched", needed("ticket", &engine::TicketDispatched::ticket),
          member("lead", &engine::TicketDispatched::lead),
          member("helpers", &engine::TicketDispatched::helpers),
          member("automatic", &engine::TicketDispatched::automatic),
          member("confidence", &engine::TicketDispatched::confidence),
          member("note", &engine::TicketDispatched::note),
          member("audit", &engine::TicketDispatched::audit),
          member("between", &engine::TicketDispatched::between));
template <>
inline constexpr auto
    kShape<engine::TicketSigned> = shape("TicketSigned",
                                         needed("ticket", &engine::TicketSigned::ticket),
                                         member("unit", &engine::TicketSigned::unit));
template <>
inline constexpr auto
    kShape<engine::ContactRecorded> = shape("ContactRecorded",
                                            needed("ticket", &engine::ContactRecorded::ticket),
                                            member("unit", &engine::ContactRecorded::unit),
                                            member("reached", &engine::ContactRecorded::reached),
                                            member("note", &engine::ContactRecorded::note));
template <>
inline constexpr auto
    kShape<engine::HelperSigned> = shape("HelperSigned",
                                         needed("ticket", &engine::HelperSigned::ticket),
                                         needed("unit", &engine::HelperSigned::unit));
template <>
inline constexpr auto kShape<engine::HelperReplied> = shape(
    "HelperReplied", needed("ticket", &engine::HelperReplied::ticket),
    needed("unit", &engine::HelperReplied::unit), member("text", &engine::HelperReplied::text));
template <>
inline constexpr auto
    kShape<engine::TicketReturned> = shape("TicketReturned",
                                           needed("ticket", &engine::TicketReturned::ticket),
                                           member("unit", &engine::TicketReturned::unit),
                                           member("clause", &engine::TicketReturned::clause),
                                           member("reason", &engine::TicketReturned::reason));
template <>
inline constexpr auto
    kShape<engine::ReturnAdjudicated> = shape("ReturnAdjudicated",
                                              needed("ticket", &engine::ReturnAdjudicated::ticket),
                                              member("lead", &engine::ReturnAdjudicated::lead),
                                              member("ruling", &engine::ReturnAdjudicated::ruling));
template <>
inline constexpr auto
    kShape<engine::TicketExtended> = shape("TicketExtended",
                                           needed("ticket", &engine::TicketExtended::ticket),
                                           member("duration", &engine::TicketExtended::duration),
                                           member("reason", &engine::TicketExtended::reason));
template <>
inline constexpr auto
    kShape<engine::TicketSuspended> = shape("TicketSuspended",
                                            needed("ticket", &engine::TicketSuspended::ticket),
                                            member("reason", &engine::TicketSuspended::reason));
template <>
inline constexpr auto kShape<engine::TicketResumed> =
    shape("TicketResumed", needed("ticket", &engine::TicketResumed::ticket));
template <>
inline constexpr auto kShape<engine::TicketReplied> = shape(
    "TicketReplied", needed("ticket", &engine::TicketReplied::ticket),
    member("unit", &engine::TicketReplied::unit), member("text", &engine::TicketReplied::text));
template <>
inline constexpr auto kShape<engine::CallbackRecorded> =
    shape("CallbackRecorded", needed("ticket", &engine::CallbackRecorded::ticket),
          member("reached", &engine::CallbackRecorded::reached),
          member("resolved", &engine::CallbackRecorded::resolved),
          member("satisfaction", &engine::CallbackRecorded::satisfaction),
          member("reason", &engine::CallbackRecorded::reason));
template <>
inline constexpr auto kShape<engine::TicketRedone> = shape(
    "TicketRedone", needed("ticket", &engine::TicketRedone::ticket),
    member("lead", &engine::TicketRedone::lead), member("reason", &engine::TicketRedone::reason));
template <>
inline constexpr auto
    kShape<engine::TicketEvaluated> = shape("TicketEvaluated",
                                            needed("ticket", &engine::TicketEvaluated::ticket),
                                            member("verdict", &engine::TicketEvaluated::verdict));
template <>
inline constexpr auto kShape<engine::TicketArchived> =
    shape("TicketArchived", needed("ticket", &engine::TicketArchived::ticket));
template <>
inline constexpr auto
    kShape<engine::TicketReopened> = shape("TicketReopened",
                                           needed("ticket", &engine::TicketReopened::ticket),
                                           member("reason", &engine::TicketReopened::reason));
template <>
inline constexpr auto
    kShape<engine::TicketUrged> = shape("TicketUrged",
                                        needed("ticket", &engine::TicketUrged::ticket),
                                        member("note", &engine::TicketUrged::note));
template <>
inline constexpr auto
    kShape<engine::ClockPaused> = shape("ClockPaused", needed("cause", &engine::ClockPaused::cause),
                                        needed("from", &engine::ClockPaused::from),
                                        member("to", &engine::ClockPaused::to));
template <>
inline constexpr auto kShape<engine::ClockMark> = shape("ClockMark",
                                                        needed("kind", &engine::ClockMark::kind),
                                                        member("index", &engine::ClockMark::index),
                                                        member("at", &engine::ClockMark::at));
template <>
inline constexpr auto kShape<engine::ClockSet> = shape(
    "ClockSet", needed("ticket", &engine::ClockSet::ticket),
    needed("step", &engine::ClockSet::step), member("name", &engine::ClockSet::name),
    member("unit", &engine::ClockSet::unit), member("started_at", &engine::ClockSet::startedAt),
    member("due", &engine::ClockSet::due), member("why", &engine::ClockSet::why),
    member("provisional", &engine::ClockSet::provisional),
    member("policy_version", &engine::ClockSet::policyVersion),
    member("calendar_version", &engine::ClockSet::calendarVersion),
    member("rule", &engine::ClockSet::rule), member("charge", &engine::ClockSet::charge),
    member("limit", &engine::ClockSet::limit), member("extensions", &engine::ClockSet::extensions),
    member("pauses", &engine::ClockSet::pauses), member("suspended", &engine::ClockSet::suspended),
    member("stopped_at", &engine::ClockSet::stoppedAt),
    member("stopped_by", &engine::ClockSet::stoppedBy),
    member("final_due", &engine::ClockSet::finalDue), member("round", &engine::ClockSet::round),
    member("marks", &engine::ClockSet::marks), member("moved_from", &engine::ClockSet::movedFrom),
    member("outcome", &engine::ClockSet::outcome),
    member("moved_because", &engine::ClockSet::movedBecause));
template <>
inline constexpr auto kShape<engine::ClockFired> = shape(
    "ClockFired", needed("ticket", &engine::ClockFired::ticket),
    needed("step", &engine::ClockFired::step), member("rung", &engine::ClockFired::rung),
    member("nominal", &engine::ClockFired::nominal), member("held", &engine::ClockFired::held),
    member("unit", &engine::ClockFired::unit), member("started_at", &engine::ClockFired::startedAt),
    member("kind", &engine::ClockFired::kind), member("index", &engine::ClockFired::index),
    member("round", &engine::ClockFired::round), member("to", &engine::ClockFired::to));
template <>
inline constexpr auto kShape<engine::JournalStored> = shape(
    "JournalStored", needed("session", &engine::JournalStored::session),
    member("call", &engine::JournalStored::call), member("ticket", &engine::JournalStored::ticket),
    needed("digest", &engine::JournalStored::digest),
    member("events", &engine::JournalStored::events),
    member("bytes", &engine::JournalStored::bytes),
    member("answers", &engine::JournalStored::answers));
template <>
inline constexpr auto kShape<engine::TimeJumped> = shape("TimeJumped",
                                                         member("from", &engine::TimeJumped::from),
                                                         member("to", &engine::TimeJumped::to));
template <>
inline constexpr auto kShape<engine::EscalationsReleased> = shape("EscalationsReleased");
template <>
inline constexpr auto kShape<engine::ClocksRevised> =
    shape("ClocksRevised", needed("policy", &engine::ClocksRevised::policy),
          member("calendar_years", &engine::ClocksRevised::calendarYears),
          member("calendar_version", &engine::ClocksRevised::calendarVersion),
          member("reason", &engine::ClocksRevised::reason),
          member("move_promises", &engine::ClocksRevised::movePromises));
template <>
inline constexpr auto
    kShape<engine::CallOverflowed> = shape("CallOverflowed",
                                           needed("call", &engine::CallOverflowed::call),
                                           member("group", &engine::CallOverflowed::group),
                                           member("skills", &engine::CallOverflowed::skills),
                                           member("step", &engine::CallOverflowed::step),
                                           member("because", &engine::CallOverflowed::because));
template <>
inline constexpr auto kShape<engine::CallPassedOn> = shape(
    "CallPassedOn", needed("call", &engine::CallPassedOn::call),
    needed("city", &engine::CallPassedOn::city), member("because", &engine::CallPassedOn::because));
template <>
inline constexpr auto
    kShape<engine::CallTransferred> = shape("CallTransferred",
                                            needed("call", &engine::CallTransferred::call),
                                            member("from", &engine::CallTransferred::from),
                                            member("group", &engine::CallTransferred::group),
                                            member("skills", &engine::CallTransferred::skills),
                                            member("note", &engine::CallTransferred::note));
template <>
inline constexpr auto kShape<engine::PartyJoined> = shape(
    "PartyJoined", needed("call", &engine::PartyJoined::call),
    needed("line", &engine::PartyJoined::line), member("name", &engine::PartyJoined::name),
    member("number", &engine::PartyJoined::number), member("matter", &engine::PartyJoined::matter),
    member("place", &engine::PartyJoined::place), member("point", &engine::PartyJoined::point));
template <>
inline constexpr auto kShape<engine::PartyReleased> =
    shape("PartyReleased", needed("call", &engine::PartyReleased::call));
template <>
inline constexpr auto
    kShape<engine::AccessNoted> = shape("AccessNoted", needed("act", &engine::AccessNoted::act),
                                        member("subject", &engine::AccessNoted::subject),
                                        member("reason", &engine::AccessNoted::reason),
                                        member("tickets", &engine::AccessNoted::tickets));
template <>
inline constexpr auto kShape<engine::CallbackRequested> =
    shape("CallbackRequested", needed("call", &engine::CallbackRequested::call));
template <>
inline constexpr auto kShape<engine::CallMissed> =
    shape("CallMissed", needed("call", &engine::CallMissed::call),
          member("waited_seconds", &engine::CallMissed::waitedSeconds));
template <>
inline constexpr auto kShape<engine::WaitAnnounced> =
    shape("WaitAnnounced", needed("call", &engine::WaitAnnounced::call),
          member("ahead", &engine::WaitAnnounced::ahead),
          member("seconds", &engine::WaitAnnounced::seconds),
          member("text", &engine::WaitAnnounced::text),
          member("offers_callback", &engine::WaitAnnounced::offersCallback));
template <>
inline constexpr auto
    kShape<engine::CallerRestricted> = shape("CallerRestricted",
                                             member("number", &engine::CallerRestricted::number),
                                             needed("until", &engine::CallerRestricted::until),
                                             member("reason", &engine::CallerRestricted::reason));
template <>
inline constexpr auto
    kShape<engine::RestrictionEnded> = shape("RestrictionEnded",
                                             member("number", &engine::RestrictionEnded::number),
                                             member("because", &engine::RestrictionEnded::because));
template <>
inline constexpr auto
    kShape<engine::CallTurnedAway> = shape("CallTurnedAway",
                                           needed("call", &engine::CallTurnedAway::call),
                                           member("number", &engine::CallTurnedAway::number),
                                           member("until", &engine::CallTurnedAway::until),
                                           member("because", &engine::CallTurnedAway::because));
template <>
inline constexpr auto
    kShape<engine::SurgeSwitched> = shape("SurgeSwitched", needed("on", &engine::SurgeSwitched::on),
                                          member("reason", &engine::SurgeSwitched::reason));
// — end of members

/// The whole envelope; `previous` is what the chain says, whatever the event says; with the log's
/// hash where one is given.
void put(TextWriter& out, const engine::Event& event, std::string_view previous,
         std::string_view hash = {});

} // namespace lianxin::wire
