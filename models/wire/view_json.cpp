#include "models/wire/view_json.h"

#include "models/wire/view_shapes.h"

namespace lianxin::wire {

template <>
inline constexpr auto kShape<BatchAnswer> = shape("BatchAnswer",
                                                  needed("answers", &BatchAnswer::answers),
                                                  member("seq", &BatchAnswer::seq));
template <>
inline constexpr auto
    kShape<Snapshot> = shape("Snapshot", needed("seq", &Snapshot::seq),
                             needed("now", &Snapshot::now), member("city", &Snapshot::city),
                             member("seats", &Snapshot::seats), member("calls", &Snapshot::calls),
                             member("tickets", &Snapshot::tickets),
                             member("queues", &Snapshot::queues), member("surge", &Snapshot::surge),
                             member("surge_reason", &Snapshot::surgeReason),
                             member("escalations_held", &Snapshot::escalationsHeld));

template <>
inline constexpr auto kShape<engine::Tally> = shape("Tally", member("good", &engine::Tally::good),
                                                    member("judged", &engine::Tally::judged));
template <>
inline constexpr auto kShape<NamedTally> = shape("NamedTally",
                                                 needed("figure", &NamedTally::figure),
                                                 member("tally", &NamedTally::tally));
template <>
inline constexpr auto
    kShape<engine::Rates> = shape("Rates", member("response", &engine::Rates::response),
                                  member("resolution", &engine::Rates::resolution),
                                  member("satisfaction", &engine::Rates::satisfaction),
                                  member("score", &engine::Rates::score));
template <>
inline constexpr auto kShape<UnitRates> = shape("UnitRates", needed("unit", &UnitRates::unit),
                                                member("name", &UnitRates::name),
                                                member("figures", &UnitRates::figures),
                                                member("rates", &UnitRates::rates));
template <>
inline constexpr auto kShape<FigureTable> = shape("FigureTable",
                                                  needed("month", &FigureTable::month),
                                                  member("seq", &FigureTable::seq),
                                                  member("units", &FigureTable::units));

namespace {

struct TicketList {
    std::vector<engine::TicketView> tickets;
};
struct ReasonBody {
    std::string reason;
};

} // namespace

template <>
inline constexpr auto kShape<TicketList> = shape("TicketList",
                                                 needed("tickets", &TicketList::tickets));

template <>
inline constexpr auto kShape<ReasonBody> = shape("ReasonBody",
                                                 member("reason", &ReasonBody::reason));

Json toJson(const engine::Answer& answer)
{
    return write(answer);
}

Json toJson(const engine::TicketView& ticket)
{
    return write(ticket);
}

Json toJson(const engine::CallView& call)
{
    return write(call);
}

Json toJson(const engine::SeatView& seat)
{
    return write(seat);
}

Result<engine::Answer> parseAnswer(const Input& json)
{
    return readWhole<engine::Answer>(json);
}

Result<engine::TicketView> parseTicketView(const Input& json)
{
    return readWhole<engine::TicketView>(json);
}

Result<engine::CallView> parseCallView(const Input& json)
{
    return readWhole<engine::CallView>(json);
}

Result<engine::SeatView> parseSeatView(const Input& json)
{
    return readWhole<engine::SeatView>(json);
}

std::string answerText(const engine::Answer& answer)
{
    return textOf(answer);
}

Result<engine::Answer> parseAnswerText(std::string_view text)
{
    return readText<engine::Answer>(text);
}

std::string ticketText(const engine::TicketView& ticket)
{
    return textOf(ticket);
}

Result<engine::TicketView> parseTicketText(std::string_view text)
{
    return readText<engine::TicketView>(text);
}

std::string callText(const engine::CallView& call)
{
    return textOf(call);
}

Result<engine::CallView> parseCallText(std::string_view text)
{
    return readText<engine::CallView>(text);
}

std::string batchAnswerBody(const BatchAnswer& answer)
{
    return textOf(answer);
}

Result<BatchAnswer> parseBatchAnswer(std::string_view text)
{
    return readText<BatchAnswer>(text);
}

Result<std::string> parseReasonBody(std::string_view text)
{
    auto body = readText<ReasonBody>(text);
    return body ? Result<std::string>(std::move(body).value().reason) : body.error();
}

std::string figuresBody(const FigureTable& table)
{
    return dump(write(table));
}

Result<FigureTable> parseFigures(std::string_view text)
{
    return readText<FigureTable>(text);
}

std::string snapshotBody(const Snapshot& snapshot)
{
    return textOf(snapshot);
}

Result<Snapshot> parseSnapshot(std::string_view text)
{
    return readText<Snapshot>(text);
}

std::string ticketsBody(const std::vector<engine::TicketView>& tickets)
{
    TextWriter out;
    out.open('{');
    putMember(out, "tickets", tickets, Path{});
    out.close('}');
    return out.take();
}

Result<std::vector<engine::TicketView>> parseTickets(std::string_view text)
{
    auto list = readText<TicketList>(text);
    if (!list)
        return list.error();
    return std::move(list).value().tickets;
}

} // namespace lianxin::wire
