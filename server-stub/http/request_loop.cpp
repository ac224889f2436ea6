#include "server-stub/http/request_loop.h"

#include "server-stub/service/background.h"
#include "server-stub/store/journals.h"

#include <Poco/Exception.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/StreamSocketImpl.h>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>
#include <vector>

namespace lianxin::http {

namespace {

constexpr int kKeptThreads = 16;
constexpr int kIdleSeconds = 30;
constexpr int kStack = 256 * 1024;
constexpr int kBehindEngine = 10;
constexpr int kAcceptsInARow = 64;
constexpr int kRequestsInARow = 16;
constexpr std::chrono::milliseconds kClockTick{250};
constexpr std::size_t kPiece = 16 * 1024;
constexpr std::size_t kMaxBody = store::kMaxJournal; ///< no route takes more
constexpr const char* kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

/// Every thread's own, so that a connection in wait holds no buffer.
std::span<char> piece()
{
    thread_local std::vector<char> t_piece(kPiece);
    return t_piece;
}

} // namespace

RequestLoop::RequestLoop(const Poco::Net::ServerSocket& socket, Poco::Net::Context::Ptr context,
                         int threads, Patience patience, Handle handle)
    : m_socket(socket), m_context(std::move(context)), m_patience(patience),
      m_handle(std::move(handle)), m_threadsWanted(threads),
      m_pool(1, threads, kIdleSeconds, kStack)
{}

RequestLoop::~RequestLoop()
{
    stop();
    if (m_epoll >= 0)
        ::close(m_epoll);
    if (m_wake >= 0)
        ::close(m_wake);
}

Status RequestLoop::start()
{
    m_epoll = ::epoll_create1(EPOLL_CLOEXEC);
    m_wake = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (m_epoll < 0 || m_wake < 0)
        return Error{"io", "epoll"};
    m_socket.setBlocking(false);
    epoll_event wake{};
    wake.events = EPOLLIN;
    wake.data.ptr = &m_wake;
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wake, &wake);
    armListening(EPOLL_CTL_ADD);
    m_clock = std::thread([this] { runClock(); });
    hire();
    return m_threads > 0 ? success() : Status(Error{"io", "threads"});
}

void RequestLoop::stop()
{
    if (m_epoll < 0)
        return;
    {
        // Poco's joinAll() keeps start() waiting: whoever hired meanwhile would never end.
        const std::lock_guard lock(m_hireMutex);
        if (m_stopping.exchange(true))
            return;
    }
    const std::uint64_t one = 1;
    (void)!::write(m_wake, &one, sizeof one); // never read: it wakes every thread
    {
        const std::lock_guard lock(m_clockMutex);
        m_clockEnds.notify_all();
    }
    m_clock.join();
    m_pool.joinAll();
    m_socket.close();
    for (auto& [key, connection] : m_connections)
        connection->close();
    m_connections.clear();
}

// — threads

void RequestLoop::run()
{
    // The engine's one thread goes before the many that read requests and wait for its answers.
    thread_local bool t_behind = false;
    if (!std::exchange(t_behind, true))
        service::stepBack(kBehindEngine);
    while (waitForWork()) {
    }
}

/// False when the thread is not needed any more.
bool RequestLoop::waitForWork()
{
    epoll_event ready{};
    ++m_idle;
    const int n = ::epoll_wait(m_epoll, &ready, 1, kIdleSeconds * 1000);
    const bool wasLast = m_idle.fetch_sub(1) == 1;
    if (m_stopping)
        return false;
    if (n <= 0)
        return n < 0 || !mayLeave();
    if (wasLast)
        hire();
    if (ready.data.ptr == &m_socket)
        acceptAll();
    else
        turn(*static_cast<Connection*>(ready.data.ptr));
    return true;
}

/// One more waits for work, where that is allowed.
void RequestLoop::hire()
{
    const std::lock_guard lock(m_hireMutex);
    if (m_stopping)
        return;
    if (m_threads.fetch_add(1) >= m_threadsWanted) {
        --m_threads;
        return;
    }
    try {
        m_pool.start(*this);
    } catch (const Poco::Exception&) {
        --m_threads;
    }
}

bool RequestLoop::mayLeave()
{
    int threads = m_threads;
    while (threads > kKeptThreads)
        if (m_threads.compare_exchange_weak(threads, threads - 1))
            return true;
    return false;
}

// — connections

void RequestLoop::armListening(int how)
{
    epoll_event interest{};
    interest.events = EPOLLIN | EPOLLONESHOT;
    interest.data.ptr = &m_socket;
    ::epoll_ctl(m_epoll, how, static_cast<int>(m_socket.impl()->sockfd()), &interest);
}

void RequestLoop::acceptAll()
{
    const int listening = static_cast<int>(m_socket.impl()->sockfd());
    for (int i = 0; i < kAcceptsInARow; ++i) {
        const int handle = ::accept4(listening, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (handle >= 0) {
            accept(handle);
            continue;
        }
        if (errno == EAGAIN || errno == EWOULDBLOCK)
            break;
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            makeRoom();
            m_acceptLater = true;
            return;
        }
    }
    armListening(EPOLL_CTL_MOD);
}

void RequestLoop::accept(int handle)
{
    const int one = 1;
    ::setsockopt(handle, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    std::unique_ptr<Connection> made;
    try {
        Poco::Net::StreamSocket socket(new Poco::Net::StreamSocketImpl(handle));
        socket.setBlocking(false); // Poco has to know
        if (m_context)
            socket = Poco::Net::SecureStreamSocket::attach(socket, m_context);
        made = std::make_unique<Connection>(socket, m_epoll, kMaxBody);
    } catch (const Poco::Exception&) {
        return;
    }
    Connection& connection = *made;
    connection.enter(Connection::Phase::Fresh, m_patience.head);
    std::size_t count = 0;
    {
        const std::lock_guard lock(m_mutex);
        m_connections.emplace(&connection, std::move(made));
        count = m_connections.size();
    }
    if (count > m_patience.connections)
        makeRoom();
    epoll_event interest{};
    interest.events = EPOLLIN | EPOLLONESHOT;
    interest.data.ptr = &connection;
    connection.letGo();
    if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, handle, &interest) != 0)
        forget(connection, Next::Close);
}

/// Ends some of those that wait, the nearest to their deadline first. A thread closes them when it
/// hears of it.
void RequestLoop::makeRoom()
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::pair<Steady::time_point, Connection*>> waiting;
    for (const auto& [key, connection] : m_connections)
        if (connection->waits())
            waiting.emplace_back(connection->deadline(), key);
    const auto some = static_cast<std::ptrdiff_t>(waiting.size() / 64 + 1);
    if (waiting.empty())
        return;
    std::nth_element(waiting.begin(), waiting.begin() + some - 1, waiting.end());
    std::for_each(waiting.begin(), waiting.begin() + some,
                  [](const auto& one) { ::shutdown(one.second->handle(), SHUT_RDWR); });
}

void RequestLoop::arm(Connection& connection, unsigned events)
{
    epoll_event interest{};
    interest.events = events | EPOLLONESHOT;
    interest.data.ptr = &connection;
    const int handle = connection.handle();
    connection.letGo();
    ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, handle, &interest);
}

void RequestLoop::forget(Connection& connection, Next how)
{
    m_held -= connection.counted;
    std::unique_ptr<Connection> gone;
    {
        const std::lock_guard lock(m_mutex);
        const auto it = m_connections.find(&connection);
        gone = std::move(it->second);
        m_connections.erase(it);
    }
    if (how == Next::Close)
        gone->close();
}

// — work

void RequestLoop::turn(Connection& connection)
{
    connection.takeUp();
    Next next = Next::Close;
    try {
        next = progress(connection);
        if (next != Next::Forget && !count(connection))
            next = Next::Close;
    } catch (const Poco::Exception&) {
        // The client has gone, or its connection broke in the middle.
        next = connection.released() ? Next::Forget : Next::Close;
    } catch (const std::exception&) {
        next = connection.released() ? Next::Forget : Next::Close;
    }
    switch (next) {
    case Next::Read:
        return arm(connection, EPOLLIN);
    case Next::Write:
        return arm(connection, EPOLLOUT);
    case Next::Soon:
        return arm(connection, EPOLLIN | EPOLLOUT);
    case Next::Forget:
    case Next::Close:
        return forget(connection, next);
    }
}

/// As far as it goes without waiting.
RequestLoop::Next RequestLoop::progress(Connection& connection)
{
    using Stage = RequestReader::Stage;
    if (connection.phase() == Connection::Phase::Draining)
        return drain(connection);
    if (connection.hasOutput())
        if (const Next next = sendOn(connection); next != Next::Soon)
            return next;
    for (int handled = 0; handled < kRequestsInARow;) {
        switch (connection.reader().stage()) {
        case Stage::Whole:
            ++handled;
            if (const Next next = handleOne(connection); next != Next::Soon)
                return next;
            continue;
        case Stage::Malformed:
            return refuse(connection, 400, "Bad Request");
        case Stage::HeadTooLarge:
            return refuse(connection, 431, "Request Header Fields Too Large");
        case Stage::Empty:
        case Stage::Head:
        case Stage::Body:
            break;
        }
        const auto moved = connection.receive(piece());
        if (moved == Connection::Moved::Closed)
            return Next::Close;
        if (moved != Connection::Moved::Something)
            return waitForMore(connection, moved);
        if (!count(connection))
            return Next::Close;
    }
    connection.enter(Connection::Phase::Idle, m_patience.idle);
    return Next::Soon;
}

RequestLoop::Next RequestLoop::waitForMore(Connection& connection, Connection::Moved moved)
{
    using Phase = Connection::Phase;
    auto& reader = connection.reader();
    switch (reader.stage()) {
    case RequestReader::Stage::Empty:
        if (connection.phase() != Phase::Fresh)
            connection.enter(Phase::Idle, m_patience.idle);
        break;
    case RequestReader::Stage::Head:
        connection.enter(Phase::Head, m_patience.head);
        break;
    default:
        if (connection.phase() != Phase::Body && reader.waitsForContinue())
            connection.push(kContinue);
        connection.enter(Phase::Body, patienceFor(m_patience.body, reader.bodyLength()));
        if (connection.hasOutput() && connection.flush() != Connection::Moved::Something)
            return Next::Write;
    }
    return moved == Connection::Moved::NothingUntilWritable ? Next::Write : Next::Read;
}

/// Soon: the connection stands at its next request.
RequestLoop::Next RequestLoop::handleOne(Connection& connection)
{
    Request request = connection.reader().take();
    request.secure = connection.secure();
    connection.enterServing();
    std::optional<Exchange> exchange;
    try {
        exchange.emplace(request, connection);
    } catch (const Poco::SyntaxException&) {
        return refuse(connection, 400, "Bad Request");
    }
    m_handle(*exchange);
    if (connection.released())
        return Next::Forget;
    if (!exchange->replied())
        return Next::Close;
    connection.keepsAlive = exchange->keepsAlive();
    connection.push(exchange->takeReply());
    return sendOn(connection);
}

RequestLoop::Next RequestLoop::sendOn(Connection& connection)
{
    if (connection.phase() == Connection::Phase::Serving)
        connection.enter(Connection::Phase::Replying,
                         patienceFor(m_patience.reply, connection.held()));
    switch (connection.flush()) {
    case Connection::Moved::Something:
        return connection.phase() == Connection::Phase::Body ? Next::Soon : afterReply(connection);
    case Connection::Moved::Closed:
        return Next::Close;
    case Connection::Moved::Nothing: // TLS has to hear something first
        return Next::Read;
    case Connection::Moved::NothingUntilWritable:
        return Next::Write;
    }
    return Next::Close;
}

RequestLoop::Next RequestLoop::afterReply(Connection& connection)
{
    if (connection.keepsAlive)
        return Next::Soon;
    // A reply would be lost in the reset that follows on bytes which nobody read.
    if (connection.reader().stage() == RequestReader::Stage::Empty)
        return Next::Close;
    if (!connection.secure())
        ::shutdown(connection.handle(), SHUT_WR);
    connection.enter(Connection::Phase::Draining, m_patience.drain);
    return drain(connection);
}

RequestLoop::Next RequestLoop::refuse(Connection& connection, int status, const char* reason)
{
    connection.enterServing();
    connection.keepsAlive = false;
    connection.push("HTTP/1.1 " + std::to_string(status) + ' ' + reason +
                    "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    return sendOn(connection);
}

RequestLoop::Next RequestLoop::drain(Connection& connection)
{
    switch (connection.drain(piece())) {
    case Connection::Moved::Nothing:
        return Next::Read;
    case Connection::Moved::NothingUntilWritable:
        return Next::Write;
    default:
        return Next::Close;
    }
}

/// What the connection holds goes into the sum; false when that is too much.
bool RequestLoop::count(Connection& connection)
{
    const std::size_t held = connection.held();
    const bool more = held > connection.counted;
    const std::size_t sum = m_held += held - connection.counted;
    connection.counted = held;
    return !more || sum <= m_patience.bytesHeld;
}

RequestLoop::Steady::duration RequestLoop::patienceFor(Patience::Duration least,
                                                       std::size_t bytes) const
{
    return least + std::chrono::seconds(bytes / m_patience.bytesPerSecond);
}

// — deadlines

void RequestLoop::runClock()
{
    std::unique_lock lock(m_clockMutex);
    while (!m_clockEnds.wait_for(lock, kClockTick, [this] { return m_stopping.load(); })) {
        endOverdue();
        if (m_acceptLater.exchange(false))
            armListening(EPOLL_CTL_MOD);
    }
}

/// Whoever is waited for too long is cut off; a thread closes it when it hears of it, since only a
/// thread that has the connection may. None is closed while the lock is held.
void RequestLoop::endOverdue()
{
    const auto now = Steady::now();
    const std::lock_guard lock(m_mutex);
    for (const auto& [key, connection] : m_connections)
        if (connection->waits() && connection->deadline() <= now)
            ::shutdown(connection->handle(), SHUT_RDWR);
}

} // namespace lianxin::http
