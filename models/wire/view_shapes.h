#pragma once

#include "models/engine/answer.h"
#include "models/wire/common_shapes.h"

/// Members of what the centre answers with.
namespace lianxin::wire {

// — members
template <>
inline constexpr auto
    kShape<engine::Rejection> = shape("Rejection", needed("code", &engine::Rejection::code),
                                      member("detail", &engine::Rejection::detail));
template <>
inline constexpr auto
    kShape<engine::Answer> = shape("Answer", needed("command", &engine::Answer::command),
                                   member("first_seq", &engine::Answer::firstSeq),
                                   member("last_seq", &engine::Answer::lastSeq),
                                   member("rejection", &engine::Answer::rejection),
                                   member("ticket_number", &engine::Answer::ticketNumber));
template <>
inline constexpr auto
    kShape<engine::HelperPart> = shape("HelperPart", needed("unit", &engine::HelperPart::unit),
                                       member("signed_at", &engine::HelperPart::signedAt),
                                       member("replied_at", &engine::HelperPart::repliedAt),
                                       member("reply", &engine::HelperPart::reply));
template <>
inline constexpr auto
    kShape<engine::Assignment> = shape("Assignment", member("lead", &engine::Assignment::lead),
                                       member("helpers", &engine::Assignment::helpers),
                                       member("at", &engine::Assignment::at),
                                       member("signed_at", &engine::Assignment::signedAt),
                                       member("automatic", &engine::Assignment::automatic),
                                       member("contacted_at", &engine::Assignment::contactedAt),
                                       member("parts", &engine::Assignment::parts));
template <>
inline constexpr auto kShape<engine::StepView> = shape(
    "StepView", needed("step", &engine::StepView::step), member("name", &engine::StepView::name),
    member("unit", &engine::StepView::unit), member("started_at", &engine::StepView::startedAt),
    member("due", &engine::StepView::due), member("stopped_at", &engine::StepView::stoppedAt),
    member("why", &engine::StepView::why), member("provisional", &engine::StepView::provisional),
    member("fired", &engine::StepView::fired), member("verdict", &engine::StepView::verdict));
template <>
inline constexpr auto kShape<engine::HeldRung> = shape(
    "HeldRung", needed("step", &engine::HeldRung::step), member("rung", &engine::HeldRung::rung),
    member("unit", &engine::HeldRung::unit), member("started_at", &engine::HeldRung::startedAt),
    member("index", &engine::HeldRung::index), member("round", &engine::HeldRung::round),
    member("to", &engine::HeldRung::to));
template <>
inline constexpr auto kShape<engine::TicketView> = shape(
    "TicketView", needed("id", &engine::TicketView::id),
    member("number", &engine::TicketView::number),
    member("provisional_number", &engine::TicketView::provisionalNumber),
    member("state", &engine::TicketView::state), member("kind", &engine::TicketView::kind),
    member("category", &engine::TicketView::category),
    member("urgency", &engine::TicketView::urgency), member("colour", &engine::TicketView::colour),
    member("fields", &engine::TicketView::fields), member("point", &engine::TicketView::point),
    member("district", &engine::TicketView::district), member("item", &engine::TicketView::item),
    member("call", &engine::TicketView::call), member("session", &engine::TicketView::session),
    member("accepted_by", &engine::TicketView::acceptedBy),
    member("accepted_at", &engine::TicketView::acceptedAt),
    member("assignments", &engine::TicketView::assignments),
    member("awaiting_dispatch", &engine::TicketView::awaitingDispatch),
    member("queued_because", &engine::TicketView::queuedBecause),
    member("candidates", &engine::TicketView::candidates),
    member("bounces", &engine::TicketView::bounces), member("steps", &engine::TicketView::steps),
    member("reply", &engine::TicketView::reply),
    member("satisfaction", &engine::TicketView::satisfaction),
    member("resolved", &engine::TicketView::resolved),
    member("refusal_clause", &engine::TicketView::refusalClause),
    member("verdict", &engine::TicketView::verdict),
    member("callback_attempts", &engine::TicketView::callbackAttempts),
    member("earlier", &engine::TicketView::earlier),
    member("merged_into", &engine::TicketView::mergedInto),
    member("merged_into_number", &engine::TicketView::mergedIntoNumber),
    member("team", &engine::TicketView::team),
    member("confidential", &engine::TicketView::confidential),
    member("told", &engine::TicketView::told), member("withheld", &engine::TicketView::withheld),
    member("seq", &engine::TicketView::seq));
template <>
inline constexpr auto kShape<engine::Party> = shape("Party", needed("line", &engine::Party::line),
                                                    member("name", &engine::Party::name));
template <>
inline constexpr auto kShape<engine::CallView> = shape(
    "CallView", needed("id", &engine::CallView::id), member("number", &engine::CallView::number),
    member("dialled", &engine::CallView::dialled), member("key", &engine::CallView::key),
    member("media", &engine::CallView::media), member("skills", &engine::CallView::skills),
    member("phase", &engine::CallView::phase), member("seat", &engine::CallView::seat),
    member("queued_at", &engine::CallView::queuedAt),
    member("offered_at", &engine::CallView::offeredAt),
    member("answered_at", &engine::CallView::answeredAt),
    member("because", &engine::CallView::because), member("group", &engine::CallView::group),
    member("also", &engine::CallView::also), member("transferred", &engine::CallView::transferred),
    member("callback", &engine::CallView::callback), member("missed", &engine::CallView::missed),
    member("note", &engine::CallView::note), member("party", &engine::CallView::party));
template <>
inline constexpr auto kShape<engine::SeatView> = shape(
    "SeatView", needed("id", &engine::SeatView::id), member("staff", &engine::SeatView::staff),
    member("staff_name", &engine::SeatView::staffName), member("skills", &engine::SeatView::skills),
    member("state", &engine::SeatView::state), member("reason", &engine::SeatView::reason),
    member("call", &engine::SeatView::call), member("since", &engine::SeatView::since),
    member("lease_until", &engine::SeatView::leaseUntil), member("group", &engine::SeatView::group),
    member("at_home", &engine::SeatView::atHome));
// — end of members

} // namespace lianxin::wire
