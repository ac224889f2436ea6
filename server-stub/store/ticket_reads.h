#pragma once

#include "models/engine/ports.h"
#include "server-stub/store/database.h"
#include "server-stub/store/rows_at_once.h"

#include <functional>

namespace lianxin::store {

class StoreLog;

/// What one may ask the ticket projection. Empty members do not restrict.
struct TicketFilter {
    std::string words;
    std::string callerNumber;
    std::optional<places::Point> near;
    double metres = 500;
    std::optional<UtcTime> since;
    std::optional<UtcTime> until; ///< itself not
    CategoryCode category;
    std::vector<ticket::State> states; ///< any of them
    UnitId unit;                       ///< led or helped by it, now or before, or escalated to it
    StaffId acceptedBy;
    enum class Which { All, Open } which = Which::All;
    std::optional<engine::Actor> asker; ///< only what this person may see
    enum class Secrets { Among, LeftOut } secrets = Secrets::Among; ///< confidential ones
    int limit = 50; ///< at most kMaxFound and one, which tells that there are more
};

inline constexpr int kMaxFound = 500;

/// Reads tickets; any thread. Lists are newest first: in the order in which the centre recorded
/// them.
class TicketReads : public engine::Query {
public:
    TicketReads(Database& database, const StoreLog& log)
        : m_database(database), m_log(log), m_atOnce(database)
    {}

    Result<std::vector<engine::TicketView>> find(const TicketFilter& filter);
    /// How many fit, whatever the limit.
    Result<std::int64_t> count(const TicketFilter& filter);
    /// The latest tickets, newest first, page by page: `seen` is called with each, until it returns
    /// false or there are no more.
    Status newest(const std::function<bool(const engine::TicketView&)>& seen);
    /// By ticket number or by the provisional one the caller was told.
    Result<std::optional<engine::TicketView>> byNumber(const std::string& number);

    Result<std::optional<engine::TicketView>> ticket(const TicketId& id) override;
    Result<std::vector<engine::TicketView>> ofCaller(const Personal& number, int limit) override;
    Result<std::vector<engine::TicketView>> near(places::Point point, double metres, UtcTime since,
                                                 int limit) override;
    Result<std::vector<engine::TicketView>> search(const std::string& words, int limit) override;

private:
    Database& m_database;
    const StoreLog& m_log;
    RowsAtOnce m_atOnce;
};

/// What the engine asks while it decides: a ticket by id comes through the log's own prepared
/// lookup. The log's thread only.
class EngineQuery : public engine::Query {
public:
    EngineQuery(StoreLog& log, TicketReads& reads) : m_log(log), m_reads(reads) {}

    Result<std::optional<engine::TicketView>> ticket(const TicketId& id) override;
    Result<std::vector<engine::TicketView>> ofCaller(const Personal& number, int limit) override;
    Result<std::vector<engine::TicketView>> near(places::Point point, double metres, UtcTime since,
                                                 int limit) override;
    Result<std::vector<engine::TicketView>> search(const std::string& words, int limit) override;

private:
    StoreLog& m_log;
    TicketReads& m_reads;
};

} // namespace lianxin::store
