#include "server-stub/store/database.h"
#include "server-stub/store/read_ahead.h"
#include "server-stub/store/store_log.h"
#include "server-stub/store/ticket_reads.h"
#include "server-stub/store/ticket_terms.h"
#include "tests/bench/measure.h"
#include "tests/server-stub/store/slow_reads.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>

#include <QFile>
#include <QProcess>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

#include <functional>
#include <random>
#include <sstream>

/// The store of a large city: 3,250,000 archived and 30,000 open tickets. It stands in the folder
/// that LIANXIN_CITY_STORE names and is built there once, which takes minutes and up to 20 GB;
/// without the variable nothing of this runs.
namespace lianxin::bench {

namespace {

constexpr int kQuestions = 300;
constexpr int kRestarts = 5;
constexpr int kBuildMs = 3'600'000;

QString program()
{
    return QStringLiteral(LIANXIN_BIN_DIR "/lianxin-server");
}

/// The file; empty, and the benchmark skipped, when there is none.
std::string cityStore(benchmark::State& state)
{
    const QString folder = qEnvironmentVariable("LIANXIN_CITY_STORE");
    if (folder.isEmpty()) {
        state.SkipWithError("LIANXIN_CITY_STORE names no folder for the large store");
        return {};
    }
    const QString file = folder + QStringLiteral("/city.db");
    if (QFile::exists(file))
        return file.toStdString();
    QProcess demo;
    demo.setProcessChannelMode(QProcess::ForwardedChannels);
    demo.start(program(), {QStringLiteral("demo"), QStringLiteral("--scale"),
                           QStringLiteral("city"), QStringLiteral("--out"), file});
    if (demo.waitForFinished(kBuildMs) && demo.exitCode() == 0)
        return file.toStdString();
    state.SkipWithError("the large store could not be built");
    return {};
}

/// Until the server has answered; its port.
std::uint16_t answeringPort(QProcess& server)
{
    QByteArray said;
    const bool listens = QTest::qWaitFor(
        [&] {
            said += server.readAll();
            return said.contains("listening on ") && said.endsWith('\n');
        },
        60'000);
    if (!listens)
        return 0;
    const auto port = said.mid(said.lastIndexOf(':') + 1).trimmed().toUShort();
    Poco::Net::HTTPClientSession session("127.0.0.1", port);
    Poco::Net::HTTPRequest request("GET", "/v1/health", Poco::Net::HTTPRequest::HTTP_1_1);
    session.sendRequest(request);
    Poco::Net::HTTPResponse response;
    std::string body;
    Poco::StreamCopier::copyToString(session.receiveResponse(response), body);
    return response.getStatus() == 200 ? port : 0;
}

/// The machine forgets the file's pages; false when it could not be asked to.
bool forgetPages(const std::string& file)
{
    const int open = ::open(file.c_str(), O_RDONLY);
    if (open < 0)
        return false;
    const bool done = ::fdatasync(open) == 0 && posix_fadvise(open, 0, 0, POSIX_FADV_DONTNEED) == 0;
    ::close(open);
    return done;
}

/// What a start or a search finds: the file's pages in memory, none of them, or none and a disk
/// that takes its time for each read (a program's as in slow_disk.cpp, ours as said here). A search
/// finds what the server reads ahead nevertheless.
constexpr std::chrono::microseconds kSlowRead{2'500};
enum class Pages { InMemory, OnDisk, OnSlowDisk };

void restart(benchmark::State& state, Pages pages)
{
    const auto file = cityStore(state);
    if (file.empty())
        return;
    Samples samples;
    double memory = 0;
    for (auto _ : state) {
        for (int i = 0; i < kRestarts; ++i) {
            QProcess server;
            server.setProcessChannelMode(QProcess::MergedChannels);
            if (pages == Pages::OnSlowDisk) {
                auto environment = QProcessEnvironment::systemEnvironment();
                environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(LIANXIN_SLOW_DISK));
                server.setProcessEnvironment(environment);
            }
            if (pages != Pages::InMemory && !forgetPages(file)) {
                state.SkipWithError("the file's pages could not be dropped");
                return;
            }
            const auto begin = Samples::Clock::now();
            server.start(program(), {QStringLiteral("serve"), QStringLiteral("--db"),
                                     QString::fromStdString(file), QStringLiteral("--listen"),
                                     QStringLiteral("127.0.0.1:0")});
            if (answeringPort(server) == 0) {
                state.SkipWithError("the server did not answer");
                return;
            }
            samples.add(Samples::Clock::now() - begin);
            memory = std::max(memory, pssOfTree(static_cast<int>(server.processId())));
            server.terminate();
            server.waitForFinished();
        }
    }
    samples.report(state);
    state.counters["server_mib"] = memory;
}
BENCHMARK_CAPTURE(restart, memory, Pages::InMemory)
    ->Name("store/restart_city")
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

/// The store, opened once, and tickets drawn from it at random to ask about.
class LargeStore {
public:
    explicit LargeStore(const std::string& file)
        : m_database(store::Database::openExisting(file).value()),
          m_log(store::StoreLog::open(*m_database).value()), m_reads(*m_database, *m_log)
    {
        readAhead();
        Poco::Int64 last = 0;
        m_database->log() << "SELECT max(row) FROM ticket", Poco::Data::Keywords::into(last),
            Poco::Data::Keywords::now;
        m_last = last;
    }

    store::TicketReads& reads() { return m_reads; }
    /// As the server does.
    void readAhead() { store::ReadAhead(*m_database).finish(); }

    engine::TicketView any()
    {
        std::string id;
        Poco::Int64 row = 1 + static_cast<Poco::Int64>(m_random() % m_last);
        m_database->log() << "SELECT id FROM ticket WHERE row >= ? ORDER BY row LIMIT 1",
            Poco::Data::Keywords::use(row), Poco::Data::Keywords::into(id),
            Poco::Data::Keywords::now;
        return *m_reads.ticket(TicketId(id)).value();
    }
    /// Two neighbouring characters of its place or summary.
    std::string word(const engine::TicketView& ticket)
    {
        std::istringstream terms(store::termsOf(ticket, {}));
        std::vector<std::string> pairs;
        for (std::string term; terms >> term;)
            if (term.size() == 6)
                pairs.push_back(term);
        return pairs.empty() ? std::string("反映") : pairs[m_random() % pairs.size()];
    }

private:
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<store::StoreLog> m_log;
    store::TicketReads m_reads;
    std::uint64_t m_last = 0;
    std::mt19937_64 m_random{7};
};

using Ask = store::TicketFilter (*)(LargeStore&);

store::TicketFilter words(std::string text)
{
    store::TicketFilter filter;
    filter.words = std::move(text);
    return filter;
}

store::TicketFilter numberOf(LargeStore& store)
{
    return words(store.any().number);
}
store::TicketFilter oneWord(LargeStore& store)
{
    return words(store.word(store.any()));
}
store::TicketFilter oneCharacter(LargeStore& store)
{
    return words(store.word(store.any()).substr(0, 3));
}
store::TicketFilter twoWords(LargeStore& store)
{
    const auto ticket = store.any();
    return words(store.word(ticket) + ' ' + store.word(ticket));
}
/// Of two tickets: many such pairs stand in no ticket at all.
store::TicketFilter wordsApart(LargeStore& store)
{
    return words(store.word(store.any()) + ' ' + store.word(store.any()));
}
store::TicketFilter phrase(LargeStore& store)
{
    constexpr std::size_t kFrom = 15;
    constexpr std::size_t kLength = 18;
    const auto summary = store::fieldOf(store.any(), ticket::field::kSummary);
    return words(summary.size() > kFrom ? summary.substr(kFrom, kLength) : summary);
}
store::TicketFilter phone(LargeStore& store)
{
    store::TicketFilter filter;
    filter.callerNumber = store::fieldOf(store.any(), ticket::field::kCallerNumber);
    return filter;
}
store::TicketFilter phoneAsWord(LargeStore& store)
{
    return words(store::fieldOf(store.any(), ticket::field::kCallerNumber));
}
store::TicketFilter around(LargeStore& store, double metres)
{
    store::TicketFilter filter;
    filter.near = store.any().point;
    filter.metres = metres;
    return filter;
}
store::TicketFilter place(LargeStore& store)
{
    return around(store, 500);
}
store::TicketFilter widePlace(LargeStore& store)
{
    return around(store, 5'000);
}
store::TicketFilter wordNear(LargeStore& store)
{
    auto filter = around(store, 500);
    filter.words = store.word(store.any());
    return filter;
}
store::TicketFilter wordOpen(LargeStore& store)
{
    auto filter = oneWord(store);
    filter.which = store::TicketFilter::Which::Open;
    return filter;
}
store::TicketFilter wordInState(LargeStore& store)
{
    auto filter = oneWord(store);
    filter.states = {ticket::State::Suspended};
    return filter;
}
UtcTime aWeekAgo()
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now()) -
           std::chrono::days{7};
}
store::TicketFilter wordOfWeek(LargeStore& store)
{
    auto filter = oneWord(store);
    filter.since = aWeekAgo();
    return filter;
}
store::TicketFilter placeOfWeek(LargeStore& store)
{
    auto filter = around(store, 20'000);
    filter.since = aWeekAgo();
    return filter;
}
store::TicketFilter newest(LargeStore&)
{
    return {};
}
store::TicketFilter newestArchived(LargeStore&)
{
    store::TicketFilter filter;
    filter.states = {ticket::State::Archived};
    return filter;
}
store::TicketFilter wordOfUnit(LargeStore& store)
{
    auto filter = oneWord(store);
    filter.unit = UnitId("heating-company");
    return filter;
}
store::TicketFilter openOfUnit(LargeStore&)
{
    store::TicketFilter filter;
    filter.unit = UnitId("heating-company");
    filter.which = store::TicketFilter::Which::Open;
    return filter;
}
store::TicketFilter dispatchers(LargeStore&)
{
    store::TicketFilter filter;
    filter.states = {ticket::State::Accepted, ticket::State::Returned};
    filter.which = store::TicketFilter::Which::Open;
    return filter;
}

void search(benchmark::State& state, Ask ask, Pages pages)
{
    const auto file = cityStore(state);
    if (file.empty())
        return;
    static LargeStore store(file);
    std::vector<store::TicketFilter> questions;
    for (int i = 0; i < kQuestions; ++i)
        questions.push_back(ask(store));
    std::optional<test::SlowReads> slow;
    if (pages != Pages::InMemory) {
        if (!forgetPages(file)) {
            state.SkipWithError("the file's pages could not be dropped");
            return;
        }
        store.readAhead();
        slow.emplace(test::SlowReads::Of::PagesNotInMemory, kSlowRead);
    }
    Samples samples;
    std::size_t found = 0;
    std::size_t empty = 0;
    for (auto _ : state) {
        for (const auto& filter : questions) {
            const auto begin = Samples::Clock::now();
            const auto tickets = store.reads().find(filter);
            samples.add(Samples::Clock::now() - begin);
            if (!tickets) {
                state.SkipWithError(tickets.error().code.c_str());
                return;
            }
            found += tickets.value().size();
            empty += tickets.value().empty() ? 1 : 0;
        }
    }
    samples.report(state);
    state.counters["found"] = static_cast<double>(found) / kQuestions;
    state.counters["empty"] = static_cast<double>(empty);
}

struct Kind {
    const char* name;
    Ask ask;
};
constexpr Kind kKinds[] = {{"number", numberOf},
                           {"word", oneWord},
                           {"character", oneCharacter},
                           {"two_words", twoWords},
                           {"words_apart", wordsApart},
                           {"phrase", phrase},
                           {"phone", phone},
                           {"phone_as_word", phoneAsWord},
                           {"place", place},
                           {"place_5km", widePlace},
                           {"word_near", wordNear},
                           {"word_open", wordOpen},
                           {"word_in_state", wordInState},
                           {"word_of_week", wordOfWeek},
                           {"word_of_unit", wordOfUnit},
                           {"place_of_week", placeOfWeek},
                           {"newest", newest},
                           {"newest_archived", newestArchived},
                           {"open_of_unit", openOfUnit},
                           {"dispatchers_list", dispatchers}};

/// From the disk last: that leaves the file's pages there.
const bool kRegistered = [] {
    for (const auto& [room, pages] :
         {std::pair{"store/search_city/", Pages::InMemory},
          std::pair{"store/search_city_from_slow_disk/", Pages::OnSlowDisk}})
        for (const auto& kind : kKinds)
            benchmark::RegisterBenchmark((std::string(room) + kind.name).c_str(), search, kind.ask,
                                         pages)
                ->Iterations(1)
                ->Unit(benchmark::kMillisecond);
    return true;
}();

// The last, too.
BENCHMARK_CAPTURE(restart, disk, Pages::OnDisk)
    ->Name("store/restart_city_from_disk")
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(restart, slow_disk, Pages::OnSlowDisk)
    ->Name("store/restart_city_from_slow_disk")
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

} // namespace

} // namespace lianxin::bench
