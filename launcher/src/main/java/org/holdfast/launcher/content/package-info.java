/**
 * The data directory as authors see it: what the jar brings for an empty one, and the files that a world may read.
 *
 * <p>Of the data directory a world sees everything but what belongs to the operator or the core:
 *
 * <table>
 * <caption>The folders of a data directory</caption>
 * <tr><th>name</th><th>content</th><th>seen by a world</th></tr>
 * <tr><td>{@code areas/}, {@code help/}, {@code banner.txt}, anything else</td><td>authored</td><td>yes</td></tr>
 * <tr><td>{@code config/}</td><td>the operator's settings</td><td>no</td></tr>
 * <tr><td>{@code modules/}</td><td>the code of worlds</td><td>no</td></tr>
 * <tr><td>{@code store/}, {@code backups/}</td><td>all records, accounts included</td><td>no</td></tr>
 * <tr><td>{@code logs/}</td><td>what the server did</td><td>no</td></tr>
 * <tr><td>names that begin with a dot</td><td>an editor's or a version control's</td><td>no</td></tr>
 * </table>
 */
@NullMarked
package org.holdfast.launcher.content;

import org.jspecify.annotations.NullMarked;
