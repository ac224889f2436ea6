#include "models/engine/memory_ports.h"

#include "models/engine/subject.h"
#include "models/engine/ticket_fold.h"

#include <algorithm>
#include <sstream>

namespace lianxin::engine {

namespace {

bool occursIn(const TicketView& view, const std::string& word)
{
    return view.number.find(word) != std::string::npos || view.provisionalNumber == word ||
           std::any_of(view.fields.begin(), view.fields.end(),
                       [&](const ticket::FieldValue& field) {
                           return field.value.value.find(word) != std::string::npos ||
                                  field.display.value.find(word) != std::string::npos;
                       });
}

} // namespace

void MemoryLog::failOnce(Error error)
{
    m_failOnce = std::move(error);
}

Status MemoryLog::append(const Batch& batch)
{
    if (m_failOnce) {
        auto error = std::move(*m_failOnce);
        m_failOnce.reset();
        return error;
    }
    if (m_fault)
        if (auto error = m_fault(batch))
            return *error;
    m_events.insert(m_events.end(), batch.events.begin(), batch.events.end());
    for (const auto& answer : batch.answers)
        m_answers.insert_or_assign(answer.answer.command, answer);
    return success();
}

Result<std::vector<Event>> MemoryLog::read(std::int64_t after, int limit)
{
    const auto from = std::min<std::size_t>(
        static_cast<std::size_t>(std::max<std::int64_t>(after, 0)), m_events.size());
    const auto to = std::min(m_events.size(), from + static_cast<std::size_t>(limit));
    return std::vector<Event>(m_events.begin() + static_cast<std::ptrdiff_t>(from),
                              m_events.begin() + static_cast<std::ptrdiff_t>(to));
}

Result<std::optional<StoredAnswer>> MemoryLog::answerTo(const CommandId& id)
{
    const auto it = m_answers.find(id);
    return it == m_answers.end() ? std::nullopt : std::optional{it->second};
}

std::optional<Fold> MemoryLog::checkpoint(const std::shared_ptr<const CityIndex>& city)
{
    const bool fits =
        m_checkpoint && m_checkpoint->state.city().city().version == city->city().version;
    return fits ? m_checkpoint : std::nullopt;
}

void MemoryQuery::fold(const EventGroup& events)
{
    for (const auto& event : events) {
        const auto id = ticketOf(event.body);
        if (id.empty())
            continue;
        const auto* accepted = std::get_if<TicketAccepted>(&event.body);
        if (accepted && m_tickets.count(id) == 0) {
            m_order.push_back(id);
            m_byCaller[ticket::valueOf(accepted->fields, ticket::field::kCallerNumber)].push_back(
                id);
        }
        if (accepted || m_tickets.count(id) != 0)
            foldTicket(m_tickets[id], event);
    }
}

Result<std::optional<TicketView>> MemoryQuery::ticket(const TicketId& id)
{
    const auto it = m_tickets.find(id);
    return it == m_tickets.end() ? std::nullopt : std::optional{it->second};
}

Result<std::vector<TicketView>> MemoryQuery::ofCaller(const Personal& number, int limit)
{
    std::vector<TicketView> found;
    const auto it = m_byCaller.find(number.value);
    if (it == m_byCaller.end() || number.value.empty())
        return found;
    for (auto id = it->second.rbegin();
         id != it->second.rend() && static_cast<int>(found.size()) < limit; ++id)
        found.push_back(m_tickets.at(*id));
    return found;
}

Result<std::vector<TicketView>> MemoryQuery::near(places::Point point, double metres, UtcTime since,
                                                  int limit)
{
    return newest(
        [&](const TicketView& view) {
            return view.acceptedAt >= since && view.point &&
                   places::distanceMetres(*view.point, point) <= metres;
        },
        limit);
}

Result<std::vector<TicketView>> MemoryQuery::search(const std::string& words, int limit)
{
    std::istringstream in(words);
    std::vector<std::string> wanted;
    for (std::string word; in >> word;)
        wanted.push_back(word);
    return newest(
        [&](const TicketView& view) {
            return std::all_of(wanted.begin(), wanted.end(),
                               [&](const std::string& word) { return occursIn(view, word); });
        },
        limit);
}

template <class Matches>
std::vector<TicketView> MemoryQuery::newest(Matches matches, int limit) const
{
    std::vector<TicketView> found;
    for (auto id = m_order.rbegin(); id != m_order.rend() && static_cast<int>(found.size()) < limit;
         ++id)
        if (const auto& view = m_tickets.at(*id); matches(view))
            found.push_back(view);
    return found;
}

} // namespace lianxin::engine
