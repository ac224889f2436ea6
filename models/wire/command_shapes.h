#pragma once

#include "models/engine/command.h"
#include "models/wire/common_shapes.h"
#include "models/wire/policy_shapes.h"

/// Members of every command. Needed are the ids without which nothing can be decided.
namespace lianxin::wire {

// — members
template <>
inline constexpr auto
    kShape<engine::SignInSeat> = shape("SignInSeat", needed("seat", &engine::SignInSeat::seat),
                                       member("skills", &engine::SignInSeat::skills),
                                       member("group", &engine::SignInSeat::group));
template <>
inline constexpr auto
    kShape<engine::SignOutSeat> = shape("SignOutSeat", needed("seat", &engine::SignOutSeat::seat));
template <>
inline constexpr auto kShape<engine::SetSeatState> = shape(
    "SetSeatState", needed("seat", &engine::SetSeatState::seat),
    member("state", &engine::SetSeatState::state), member("reason", &engine::SetSeatState::reason));
template <>
inline constexpr auto kShape<engine::RenewLease> = shape("RenewLease",
                                                         needed("seat", &engine::RenewLease::seat));
template <>
inline constexpr auto kShape<engine::ReportCall> = shape(
    "ReportCall", needed("call", &engine::ReportCall::call),
    member("number", &engine::ReportCall::number), member("dialled", &engine::ReportCall::dialled),
    member("key", &engine::ReportCall::key), member("skills", &engine::ReportCall::skills),
    member("media", &engine::ReportCall::media));
template <>
inline constexpr auto kShape<engine::AnswerCall> = shape("AnswerCall",
                                                         needed("call", &engine::AnswerCall::call),
                                                         needed("seat", &engine::AnswerCall::seat));
template <>
inline constexpr auto kShape<engine::HoldCall> = shape("HoldCall",
                                                       needed("call", &engine::HoldCall::call));
template <>
inline constexpr auto kShape<engine::ResumeCall> = shape("ResumeCall",
                                                         needed("call", &engine::ResumeCall::call));
template <>
inline constexpr auto kShape<engine::EndCall> = shape("EndCall",
                                                      needed("call", &engine::EndCall::call),
                                                      member("reason", &engine::EndCall::reason));
template <>
inline constexpr auto kShape<engine::FinishWrapUp> =
    shape("FinishWrapUp", needed("seat", &engine::FinishWrapUp::seat));
template <>
inline constexpr auto kShape<engine::SubmitTicket> = shape(
    "SubmitTicket", needed("ticket", &engine::SubmitTicket::ticket),
    member("call", &engine::SubmitTicket::call), member("session", &engine::SubmitTicket::session),
    member("outcome", &engine::SubmitTicket::outcome),
    member("provisional_number", &engine::SubmitTicket::provisionalNumber),
    member("clause", &engine::SubmitTicket::clause),
    member("fields", &engine::SubmitTicket::fields), member("point", &engine::SubmitTicket::point),
    member("district", &engine::SubmitTicket::district),
    member("urgency", &engine::SubmitTicket::urgency),
    member("colour", &engine::SubmitTicket::colour), member("lead", &engine::SubmitTicket::lead),
    member("helpers", &engine::SubmitTicket::helpers),
    member("confidence", &engine::SubmitTicket::confidence),
    member("item", &engine::SubmitTicket::item), member("answers", &engine::SubmitTicket::answers),
    member("earlier", &engine::SubmitTicket::earlier),
    member("merge_into", &engine::SubmitTicket::mergeInto));
template <>
inline constexpr auto
    kShape<engine::MergeTicket> = shape("MergeTicket",
                                        needed("ticket", &engine::MergeTicket::ticket),
                                        needed("into", &engine::MergeTicket::into));
template <>
inline constexpr auto
    kShape<engine::SplitTicket> = shape("SplitTicket",
                                        needed("ticket", &engine::SplitTicket::ticket),
                                        member("reason", &engine::SplitTicket::reason));
template <>
inline constexpr auto kShape<engine::EditTicketField> =
    shape("EditTicketField", needed("ticket", &engine::EditTicketField::ticket),
          needed("field", &engine::EditTicketField::field),
          member("base_version", &engine::EditTicketField::baseVersion));
template <>
inline constexpr auto
    kShape<engine::DispatchTicket> = shape("DispatchTicket",
                                           needed("ticket", &engine::DispatchTicket::ticket),
                                           needed("lead", &engine::DispatchTicket::lead),
                                           member("helpers", &engine::DispatchTicket::helpers),
                                           member("note", &engine::DispatchTicket::note));
template <>
inline constexpr auto
    kShape<engine::SignTicket> = shape("SignTicket", needed("ticket", &engine::SignTicket::ticket));
template <>
inline constexpr auto
    kShape<engine::RecordContact> = shape("RecordContact",
                                          needed("ticket", &engine::RecordContact::ticket),
                                          member("reached", &engine::RecordContact::reached),
                                          member("note", &engine::RecordContact::note));
template <>
inline constexpr auto kShape<engine::ReviseClocks> =
    shape("ReviseClocks", needed("policy", &engine::ReviseClocks::policy),
          member("calendar_years", &engine::ReviseClocks::calendarYears),
          member("reason", &engine::ReviseClocks::reason),
          member("move_promises", &engine::ReviseClocks::movePromises));
template <>
inline constexpr auto
    kShape<engine::ReturnTicket> = shape("ReturnTicket",
                                         needed("ticket", &engine::ReturnTicket::ticket),
                                         member("clause", &engine::ReturnTicket::clause),
                                         member("reason", &engine::ReturnTicket::reason));
template <>
inline constexpr auto
    kShape<engine::AdjudicateReturn> = shape("AdjudicateReturn",
                                             needed("ticket", &engine::AdjudicateReturn::ticket),
                                             needed("lead", &engine::AdjudicateReturn::lead),
                                             member("ruling", &engine::AdjudicateReturn::ruling));
template <>
inline constexpr auto
    kShape<engine::ExtendTicket> = shape("ExtendTicket",
                                         needed("ticket", &engine::ExtendTicket::ticket),
                                         member("duration", &engine::ExtendTicket::duration),
                                         member("reason", &engine::ExtendTicket::reason));
template <>
inline constexpr auto
    kShape<engine::SuspendTicket> = shape("SuspendTicket",
                                          needed("ticket", &engine::SuspendTicket::ticket),
                                          member("reason", &engine::SuspendTicket::reason));
template <>
inline constexpr auto kShape<engine::ResumeTicket> =
    shape("ResumeTicket", needed("ticket", &engine::ResumeTicket::ticket));
template <>
inline constexpr auto
    kShape<engine::ReplyTicket> = shape("ReplyTicket",
                                        needed("ticket", &engine::ReplyTicket::ticket),
                                        member("text", &engine::ReplyTicket::text));
template <>
inline constexpr auto kShape<engine::RecordCallback> =
    shape("RecordCallback", needed("ticket", &engine::RecordCallback::ticket),
          member("reached", &engine::RecordCallback::reached),
          member("resolved", &engine::RecordCallback::resolved),
          member("satisfaction", &engine::RecordCallback::satisfaction),
          member("reason", &engine::RecordCallback::reason));
template <>
inline constexpr auto
    kShape<engine::RedoTicket> = shape("RedoTicket", needed("ticket", &engine::RedoTicket::ticket),
                                       member("reason", &engine::RedoTicket::reason));
template <>
inline constexpr auto
    kShape<engine::EvaluateTicket> = shape("EvaluateTicket",
                                           needed("ticket", &engine::EvaluateTicket::ticket),
                                           member("verdict", &engine::EvaluateTicket::verdict));
template <>
inline constexpr auto kShape<engine::ArchiveTicket> =
    shape("ArchiveTicket", needed("ticket", &engine::ArchiveTicket::ticket));
template <>
inline constexpr auto
    kShape<engine::ReopenTicket> = shape("ReopenTicket",
                                         needed("ticket", &engine::ReopenTicket::ticket),
                                         member("reason", &engine::ReopenTicket::reason));
template <>
inline constexpr auto
    kShape<engine::UrgeTicket> = shape("UrgeTicket", needed("ticket", &engine::UrgeTicket::ticket),
                                       member("note", &engine::UrgeTicket::note));
template <>
inline constexpr auto kShape<engine::StoreJournal> = shape(
    "StoreJournal", needed("session", &engine::StoreJournal::session),
    member("call", &engine::StoreJournal::call), member("ticket", &engine::StoreJournal::ticket),
    needed("digest", &engine::StoreJournal::digest),
    member("events", &engine::StoreJournal::events), member("bytes", &engine::StoreJournal::bytes),
    member("answers", &engine::StoreJournal::answers));
template <> inline constexpr auto kShape<engine::Advance> = shape("Advance");
template <> inline constexpr auto kShape<engine::ReleaseEscalations> = shape("ReleaseEscalations");
template <>
inline constexpr auto kShape<engine::TransferCall> = shape(
    "TransferCall", needed("call", &engine::TransferCall::call),
    member("group", &engine::TransferCall::group), member("skills", &engine::TransferCall::skills),
    member("note", &engine::TransferCall::note));
template <>
inline constexpr auto kShape<engine::JoinParty> = shape(
    "JoinParty", needed("call", &engine::JoinParty::call), needed("line", &engine::JoinParty::line),
    member("name", &engine::JoinParty::name), member("matter", &engine::JoinParty::matter),
    member("place", &engine::JoinParty::place), member("point", &engine::JoinParty::point));
template <>
inline constexpr auto kShape<engine::ReleaseParty> =
    shape("ReleaseParty", needed("call", &engine::ReleaseParty::call));
template <>
inline constexpr auto
    kShape<engine::NoteAccess> = shape("NoteAccess", needed("act", &engine::NoteAccess::act),
                                       member("subject", &engine::NoteAccess::subject),
                                       member("reason", &engine::NoteAccess::reason),
                                       member("tickets", &engine::NoteAccess::tickets));
template <>
inline constexpr auto kShape<engine::RequestCallback> =
    shape("RequestCallback", needed("call", &engine::RequestCallback::call));
template <>
inline constexpr auto
    kShape<engine::RestrictCaller> = shape("RestrictCaller",
                                           needed("number", &engine::RestrictCaller::number),
                                           needed("until", &engine::RestrictCaller::until),
                                           member("reason", &engine::RestrictCaller::reason));
template <>
inline constexpr auto
    kShape<engine::LiftRestriction> = shape("LiftRestriction",
                                            needed("number", &engine::LiftRestriction::number),
                                            member("reason", &engine::LiftRestriction::reason));
template <>
inline constexpr auto
    kShape<engine::SwitchSurge> = shape("SwitchSurge", needed("on", &engine::SwitchSurge::on),
                                        member("reason", &engine::SwitchSurge::reason));
// — end of members

} // namespace lianxin::wire
