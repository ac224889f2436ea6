#include "models/places/matrix_product.h"

#include <cstring>

namespace lianxin::places {

namespace {

constexpr int kLanes = 8;
constexpr int kWide = 2 * kLanes; ///< columns of a tile

using Lanes = float __attribute__((vector_size(kLanes * sizeof(float))));

struct Task {
    Factor left;
    const float* right;
    std::ptrdiff_t rightRow;
    float* sum;
    std::ptrdiff_t sumRow;
    int rows;
    int inner;
    int columns;
};

/// Sums that stay in registers: `Rows` rows by kWide columns.
template <int Rows> [[gnu::always_inline]] inline void addTile(const Task& task, int i, int j)
{
    Lanes sums[Rows][2] = {};
    const float* left = task.left.values + i * task.left.row;
    const float* right = task.right + j;
    for (int k = 0; k < task.inner; ++k) {
        Lanes low;
        Lanes high;
        std::memcpy(&low, right, sizeof low);
        std::memcpy(&high, right + kLanes, sizeof high);
#pragma GCC unroll 8
        for (int r = 0; r < Rows; ++r) {
            const float factor = left[r * task.left.row];
            sums[r][0] += factor * low;
            sums[r][1] += factor * high;
        }
        left += task.left.column;
        right += task.rightRow;
    }
#pragma GCC unroll 8
    for (int r = 0; r < Rows; ++r) {
        float* out = task.sum + (i + r) * task.sumRow + j;
        Lanes before[2];
        std::memcpy(before, out, sizeof before);
        before[0] += sums[r][0];
        before[1] += sums[r][1];
        std::memcpy(out, before, sizeof before);
    }
}

[[gnu::always_inline]] inline void addColumn(const Task& task, int j)
{
    for (int i = 0; i < task.rows; ++i) {
        float sum = 0;
        for (int k = 0; k < task.inner; ++k)
            sum += task.left.values[i * task.left.row + k * task.left.column] *
                   task.right[k * task.rightRow + j];
        task.sum[i * task.sumRow + j] += sum;
    }
}

template <int Rows> [[gnu::always_inline]] inline void addAll(const Task& task)
{
    int j = 0;
    for (; j + kWide <= task.columns; j += kWide) {
        int i = 0;
        for (; i + Rows <= task.rows; i += Rows)
            addTile<Rows>(task, i, j);
        for (; i < task.rows; ++i)
            addTile<1>(task, i, j);
    }
    for (; j < task.columns; ++j)
        addColumn(task, j);
}

#if defined(__x86_64__)
[[gnu::target("avx2,fma")]] void addWithAvx2(const Task& task)
{
    addAll<6>(task);
}
#endif

} // namespace

void addProduct(const Factor& left, const float* right, std::ptrdiff_t rightRow, float* sum,
                std::ptrdiff_t sumRow, int rows, int inner, int columns)
{
    const Task task{left, right, rightRow, sum, sumRow, rows, inner, columns};
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return addWithAvx2(task);
#endif
    addAll<3>(task);
}

} // namespace lianxin::places
