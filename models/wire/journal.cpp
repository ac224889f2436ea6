#include "models/wire/session_json.h"

namespace lianxin::wire {

namespace {

Error at(int line, const Error& error)
{
    return {error.code, std::to_string(line) + ": " + error.detail};
}

/// The next line without its break; `text` moves behind it.
std::string_view takeLine(std::string_view& text)
{
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return !line.empty() && line.back() == '\r' ? line.substr(0, line.size() - 1) : line;
}

/// Checks that a line follows on the one before it. Lines that were passed over count as one number
/// each.
class Order {
public:
    void passOver() { ++m_seq; }
    std::optional<Error> admit(const session::Event& event)
    {
        if (event.seq != m_seq + 1)
            return Error{"gap", std::to_string(event.seq)};
        if (event.atMs < m_atMs)
            return Error{"time_runs_back", std::to_string(event.atMs)};
        m_seq = event.seq;
        m_atMs = event.atMs;
        return std::nullopt;
    }

private:
    int m_seq = 0;
    int m_atMs = 0;
};

} // namespace

Journal readJournal(std::string_view lines)
{
    Journal journal;
    Order order;
    for (int number = 1; !lines.empty(); ++number) {
        const auto line = takeLine(lines);
        if (line.empty())
            continue;
        auto event = parseSessionLine(line);
        if (!event && event.error().code == "unknown_event") {
            ++journal.unknown;
            order.passOver();
            continue;
        }
        const auto wrong = event ? order.admit(event.value()) : std::optional<Error>(event.error());
        if (wrong) {
            journal.damage = at(number, *wrong);
            break;
        }
        journal.events.push_back(std::move(event).value());
    }
    return journal;
}

} // namespace lianxin::wire
