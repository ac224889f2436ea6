#pragma once

#include "models/engine/host.h"
#include "models/engine/memory_ports.h"

#include <memory>
#include <string>
#include <vector>

/// A small city, its people, and a host over memory: what the tests of models/engine share.
namespace lianxin::engine::test {

/// A test that misuses its fixture stops at once, in every build.
void require(bool holds);
UtcTime at(const std::string& local);
sla::Duration limit(const char* text);
sla::Step step(const char* id, const char* name, sla::Charge charge,
               std::vector<sla::Happening> start, std::vector<sla::Happening> stop,
               const char* length);
sla::Policy policy();
routing::Unit unit(const char* id, const char* parent, const char* level, const char* district = "",
                   const char* function = "");
routing::Item item(const char* id, const char* category, const char* lead);
places::Area district(const char* code, const char* name, double west);
std::shared_ptr<const City> city();

/// The city with groups of seats: general, which overflows to the experts after 30 s, to the
/// volunteers in surge mode after a minute and to another city after five; and the experts.
std::shared_ptr<const City> cityWithGroups();
Actor person(const char* staff, Role role);
Actor taker(const char* staff = "T01");
Actor dispatcher();
Actor supervisor();
Actor caller();
Actor gateway();
Actor staffOf(const char* unit);
ticket::FieldValue field(std::string_view name, const char* value);

/// A ticket for the district's cityscape bureau, its unit chosen by a person.
SubmitTicket submission(const char* ticket = "t1");

/// A host with everything around it. Monday morning, an hour into work.
class Desk {
public:
    explicit Desk(std::shared_ptr<const City> ofCity = test::city());
    ~Desk();

    ManualClock clock{at("2026-11-23T09:30:00")};
    MemoryLog log;
    MemoryQuery query;
    std::unique_ptr<EngineHost> host;

    /// As after a restart.
    void reopen();
    Command command(const Actor& actor, CommandBody body);
    Answer give(const Command& command);
    Answer give(const Actor& actor, CommandBody body);
    /// The rejection's code, or `ok`.
    std::string outcome(const Actor& actor, CommandBody body);
    static std::string code(const Answer& answer);

    /// Lets time pass as a server does: the host is woken when it asks for it.
    void wait(Milliseconds time);

    const State& state() const;
    const TicketView& ticket(const char* id = "t1") const;
    SeatState seat(const char* id) const;
    /// Events of one kind, oldest first.
    template <class Body> std::vector<Body> all() const
    {
        std::vector<Body> found;
        for (const auto& event : log.events())
            if (const auto* body = std::get_if<Body>(&event.body))
                found.push_back(*body);
        return found;
    }
    template <class Body> std::size_t count() const { return all<Body>().size(); }

private:
    std::shared_ptr<const City> m_city;
    int m_commands = 0;
};

} // namespace lianxin::engine::test
