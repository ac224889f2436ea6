#pragma once

#include "models/engine/answer.h"
#include "models/engine/unit_rates.h"
#include "models/wire/input.h"

#include <map>
#include <vector>

/// What the centre answers with. Every parse has the errors `missing_member` and `bad_member`, from
/// text also `bad_json`.
namespace lianxin::wire {

Json toJson(const engine::Answer& answer);
Json toJson(const engine::TicketView& ticket);
Json toJson(const engine::CallView& call);
Json toJson(const engine::SeatView& seat);
Result<engine::Answer> parseAnswer(const Input& json);
Result<engine::TicketView> parseTicketView(const Input& json);
Result<engine::CallView> parseCallView(const Input& json);
Result<engine::SeatView> parseSeatView(const Input& json);

/// Text forms, for stores and sockets.
std::string answerText(const engine::Answer& answer);
Result<engine::Answer> parseAnswerText(std::string_view text);
std::string ticketText(const engine::TicketView& ticket);
Result<engine::TicketView> parseTicketText(std::string_view text);
std::string callText(const engine::CallView& call);
Result<engine::CallView> parseCallText(std::string_view text);

/// Body of the answer to `POST /v1/commands`.
struct BatchAnswer {
    std::vector<engine::Answer> answers;
    std::int64_t seq = 0;
};
std::string batchAnswerBody(const BatchAnswer& answer);
Result<BatchAnswer> parseBatchAnswer(std::string_view text);

/// What one client needs now, true at `seq`.
struct Snapshot {
    std::int64_t seq = 0;
    UtcTime now{};
    std::string city;
    std::vector<engine::SeatView> seats;
    std::vector<engine::CallView> calls;
    std::vector<engine::TicketView> tickets;
    std::map<std::string, int> queues; ///< `waiting`, `awaiting_dispatch`, …
    bool surge = false;                ///< surge mode: the short form, other announcements
    std::string surgeReason{};
    bool escalationsHeld = false; ///< until a supervisor releases them
};
std::string snapshotBody(const Snapshot& snapshot);
Result<Snapshot> parseSnapshot(std::string_view text);

/// `{"tickets":[…]}`.
std::string ticketsBody(const std::vector<engine::TicketView>& tickets);
Result<std::vector<engine::TicketView>> parseTickets(std::string_view text);

/// One unit's figures and rates of a month.
struct NamedTally {
    std::string figure; ///< `sign`
    engine::Tally tally;
};
struct UnitRates {
    UnitId unit;
    std::string name;
    std::vector<NamedTally> figures; ///< in the order of engine::kFigures
    engine::Rates rates;
};
/// Body of `GET /v1/figures`, true at `seq`.
struct FigureTable {
    std::string month; ///< `2026-11`
    std::int64_t seq = 0;
    std::vector<UnitRates> units;
};
std::string figuresBody(const FigureTable& table);
Result<FigureTable> parseFigures(std::string_view text);

/// `{"reason"}`: body of `POST /v1/tickets/ID/unmask`.
Result<std::string> parseReasonBody(std::string_view text);

struct LoginRequest {
    StaffId staff;
    std::string password;
};
std::string loginBody(const LoginRequest& request);
Result<LoginRequest> parseLoginRequest(std::string_view text);

struct LoginAnswer {
    std::string token;
    UtcTime expires{};
    StaffId staff;
    std::string name;
    std::vector<engine::Role> roles;
    UnitId unit;
    std::string city;
    int protocol = kProtocol;
};
std::string loginAnswerBody(const LoginAnswer& answer);
Result<LoginAnswer> parseLoginAnswer(std::string_view text);

/// Data of `event: heartbeat`: everything up to `seq` has been sent.
struct Heartbeat {
    std::int64_t seq = 0;
    UtcTime now{};
};
std::string heartbeatBody(const Heartbeat& heartbeat);
Result<Heartbeat> parseHeartbeat(std::string_view text);

} // namespace lianxin::wire
