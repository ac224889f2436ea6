#pragma once

#include "models/base/result.h"
#include "server-stub/auth/accounts.h"
#include "server-stub/store/audience.h"

#include <string>
#include <vector>

namespace lianxin::bench {

/// Somebody whose login holds.
struct Person {
    auth::Account account;
    std::string token;
    std::string query{}; ///< of the stream: whose words are wanted

    store::Topics topics() const;
};

/// The people of the largest hall: call-takers, supervisors each of whom follows the words of
/// thirty of them, staff of handling units with little to hear, and the telephone gateway.
class HallPeople {
public:
    static constexpr int kSeats = 1'710;
    static constexpr int kSeatsASupervisor = 30;
    static constexpr int kSupervisors = kSeats / kSeatsASupervisor;
    static constexpr int kStaffAUnit = 8;

    /// So many listen: call-takers and supervisors, the rest are staff of units.
    explicit HallPeople(int listeners);

    /// Call-takers first, by the number of their seat, then supervisors, then units' staff.
    const std::vector<Person>& listeners() const { return m_listeners; }
    const Person& gateway() const { return m_gateway; }
    int units() const { return m_units; }
    static SeatId seat(int number);
    static UnitId unit(int number);
    /// Place among the listeners of the supervisor who follows a seat's words.
    static int supervisorOf(int seat) { return kSeats + seat / kSeatsASupervisor; }

    /// Fills an empty file with the demo city, these units, accounts and logins. Errors of the
    /// store.
    Status fillStore(const std::string& file) const;

private:
    void add(auth::Account account, std::string query = {});
    std::vector<Person> m_listeners;
    Person m_gateway;
    int m_units = 0;
};

} // namespace lianxin::bench
